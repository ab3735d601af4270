package chat.parley.document.yjs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random histories of Yjs, merged here: Yjs loads what comes out to the same content. */
class UpdateSetFuzzTest {
  private static final int HISTORIES = Integer.getInteger("parley.yjs.histories", 1_500);

  private static YjsOracle yjs;

  @BeforeAll
  static void start() {
    yjs = new YjsOracle();
  }

  @AfterAll
  static void stop() {
    yjs.close();
  }

  @Test
  @DisplayName("whatever the order, and however often, all of it comes out whole and small")
  void histories() {
    for (int seed = 1; seed <= HISTORIES; seed++) {
      try {
        history(seed);
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError("seed " + seed, wrong);
      }
    }
  }

  private static void history(int seed) {
    Random random = new Random(seed);
    YjsOracle.History history = yjs.history(seed);
    UpdateSet set = new UpdateSet();
    UpdateSet shown = new UpdateSet();
    for (byte[] update : shuffled(history, random)) {
      Update read = Update.read(update, Bounds.DEFAULT);
      Added tried = set.tryAdd(read);
      Added added = set.add(read);
      assertEquals(tried.news().isPresent(), added.news().isPresent());
      added.news().ifPresent(news -> assertFalse(shown.add(news).waits(), "news are complete"));
    }
    assertEquals(0, set.waitingBytes());
    assertArrayEquals(history.vector(), set.vector().bytes());
    assertArrayEquals(set.compact(), shown.compact(), "news are all there is");

    byte[] compact = set.compact();
    YjsOracle.Loaded loaded = yjs.loads(compact);
    check(history, "compact", loaded);
    UpdateSet again = UpdateSet.of(Update.read(compact, Bounds.DEFAULT));
    assertArrayEquals(compact, again.compact());
    assertEquals(Optional.empty(), again.add(Update.read(compact, Bounds.DEFAULT)).news());

    StateVector half = StateVector.read(history.halfVector(), Bounds.DEFAULT);
    check(history, "half", yjs.loads(history.half(), again.since(half)));
    List<byte[]> parts = new ArrayList<>(List.of(history.half()));
    parts.addAll(parts(set, half, 24 + random.nextInt(200)));
    // yjs itself seldom loses something of parts out of order, when it merges what it keeps aside
    check(history, "parts", yjs.loads(parts.toArray(byte[][]::new)));
    Collections.shuffle(parts, random);
    UpdateSet late = new UpdateSet();
    parts.forEach(part -> late.add(Update.read(part, Bounds.DEFAULT)));
    assertEquals(history.content(), DocumentFuzzTest.content(Document.read(late.compact())));
  }

  private static List<byte[]> shuffled(YjsOracle.History history, Random random) {
    List<byte[]> updates = history.updates();
    List<byte[]> shuffled = new ArrayList<>(updates);
    updates.stream().filter(update -> random.nextInt(4) == 0).forEach(shuffled::add);
    shuffled.add(random.nextInt(shuffled.size()), history.some());
    if (random.nextBoolean()) {
      Collections.shuffle(shuffled, random);
    }
    return shuffled;
  }

  private static List<byte[]> parts(UpdateSet set, StateVector vector, int most) {
    List<byte[]> parts = new ArrayList<>();
    Optional<Position> next = Optional.empty();
    do {
      Part part = set.since(vector, next, most);
      parts.add(part.update());
      next = part.next().flatMap(position -> Position.of(position.text()));
      assertEquals(part.next(), next);
      assertTrue(parts.size() < 10_000, "it comes to an end");
    } while (next.isPresent());
    return parts;
  }

  private static void check(YjsOracle.History history, String what, YjsOracle.Loaded loaded) {
    assertEquals(history.content(), loaded.content(), what);
    assertFalse(loaded.pending(), what);
    assertArrayEquals(history.vector(), loaded.vector(), what);
  }
}
