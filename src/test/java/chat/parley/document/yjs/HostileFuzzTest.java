package chat.parley.document.yjs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Updates with some bytes changed: what is not refused here breaks no Yjs. */
class HostileFuzzTest {
  private static final int HISTORIES = Integer.getInteger("parley.yjs.histories", 200);
  private static final int EACH = 15;

  private final List<String> differing = new ArrayList<>();
  private int taken;

  @Test
  @DisplayName("what is not refused is taken by Yjs, and means the same there")
  void mutants() {
    try (YjsOracle yjs = new YjsOracle()) {
      for (int seed = 1; seed <= HISTORIES; seed++) {
        mutants(yjs, seed);
      }
    }
    assertTrue(taken > HISTORIES, "refusing all would be easy");
    // where origins contradict each other the order of arrival decides, in Yjs as well
    assertTrue(differing.size() <= taken / 500, differing.toString());
  }

  private void mutants(YjsOracle yjs, int seed) {
    Random random = new Random(seed);
    List<byte[]> updates = yjs.history(seed).updates();
    int last = updates.size() - 1 - random.nextInt(Math.min(3, updates.size()));
    UpdateSet rest = new UpdateSet();
    updates.subList(0, last).forEach(update -> rest.add(Update.read(update, Bounds.DEFAULT)));
    byte[] on = rest.since(StateVector.EMPTY);
    List<YjsOracle.Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      byte[] mutant = mutant(updates.get(last), random);
      try {
        Update read = Update.read(mutant, Bounds.DEFAULT);
        UpdateSet merged = UpdateSet.of(Update.read(on, Bounds.DEFAULT));
        merged.add(read);
        mutants.add(new YjsOracle.Mutant(mutant, merged.compact()));
      } catch (MalformedUpdate refused) {
        // as it must be
      }
    }
    taken += mutants.size();
    List<String> wrong = yjs.tries(on, mutants);
    for (int i = 0; i < wrong.size(); i++) {
      String update = "seed " + seed + ": " + HexFormat.of().formatHex(mutants.get(i).update());
      readable(update, mutants.get(i).merged());
      if (wrong.get(i).startsWith("differs")) {
        differing.add(update + " " + wrong.get(i));
      } else {
        assertEquals("", wrong.get(i), update);
      }
    }
  }

  private static void readable(String update, byte[] merged) {
    assertDoesNotThrow(
        () -> {
          Document document = Document.read(merged);
          for (String root : document.roots()) {
            document.text(root);
            document.json(root);
            document.xml(root);
            document.delta(root);
          }
        },
        update);
  }

  private static byte[] mutant(byte[] update, Random random) {
    byte[] mutant = update.clone();
    for (int n = random.nextInt(2); n >= 0; n--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(5)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutant[at] += (byte) (random.nextInt(5) - 2);
        case 3 -> mutant = splice(mutant, at, Math.min(mutant.length, at + 1 + random.nextInt(4)));
        default -> mutant = splice(mutant, at, at, (byte) random.nextInt(12));
      }
    }
    return mutant;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte... instead) {
    Writer out = new Writer();
    out.raw(bytes, 0, from).raw(instead, 0, instead.length).raw(bytes, to, bytes.length);
    return out.toBytes();
  }
}
