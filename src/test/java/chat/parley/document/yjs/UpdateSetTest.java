package chat.parley.document.yjs;

import static chat.parley.document.yjs.UpdateTest.bytes;
import static chat.parley.document.yjs.UpdateTest.update;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is new and complete becomes part of a set, the rest waits, or counts for nothing. */
class UpdateSetTest {
  private static final String HI = "01 01 01 00 04 01 01 74 02 68 69 00";

  /** A third letter behind the two. */
  private static final String MARK = "01 01 01 02 84 01 01 01 21 00";

  /** Client 2 writes behind the third letter of client 1. */
  private static final String ANSWER = "01 01 02 00 84 01 02 01 3f 00";

  private final UpdateSet set = new UpdateSet();

  @Test
  @DisplayName("the same once more is no news")
  void again() {
    assertTrue(set.news(update(HI)));
    assertTrue(set.add(update(HI)).news().isPresent());
    assertFalse(set.news(update(HI)));
    assertEquals(new Added(Optional.empty(), false), set.add(update(HI)));
  }

  @Test
  @DisplayName("trying changes nothing")
  void trying() {
    Added tried = set.tryAdd(update(HI));
    assertArrayEquals(bytes(HI), tried.news().orElseThrow().bytes());
    assertArrayEquals(bytes("00 00"), set.compact());
    set.tryAdd(update(MARK));
    assertEquals(0, set.waitingBytes());
  }

  @Test
  @DisplayName("what has a gap waits, and becomes news together with what it waited for")
  void gaps() {
    assertEquals(new Added(Optional.empty(), true), set.add(update(ANSWER)));
    assertEquals(new Added(Optional.empty(), true), set.add(update(MARK)));
    assertTrue(set.waitingBytes() > 0);
    assertArrayEquals(bytes("00 00"), set.since(StateVector.EMPTY), "what waits is not shown");
    Added added = set.add(update(HI));
    assertFalse(added.waits());
    assertEquals(0, set.waitingBytes());
    UpdateSet shown = UpdateSet.of(added.news().orElseThrow());
    assertArrayEquals(bytes("02 02 01 01 03"), shown.vector().bytes());
    assertArrayEquals(set.compact(), shown.compact());
    assertArrayEquals(
        bytes("02 01 02 00 84 01 02 01 3f 01 01 00 04 01 01 74 03 68 69 21 00"), set.compact());
  }

  @Test
  @DisplayName("what waits can be forgotten")
  void forgotten() {
    set.add(update(MARK));
    set.dropWaiting();
    assertEquals(0, set.waitingBytes());
    assertArrayEquals(bytes(HI), set.add(update(HI)).news().orElseThrow().bytes());
  }

  @Test
  @DisplayName("a hole in an update is a gap")
  void hole() {
    Added added = set.add(update("01 03 01 00 04 01 01 74 01 61 0a 01 84 01 01 01 63 00"));
    assertTrue(added.waits());
    assertArrayEquals(
        bytes("01 01 01 00 04 01 01 74 01 61 00"), added.news().orElseThrow().bytes());
    assertArrayEquals(bytes("01 01 01"), set.vector().bytes());
  }

  @Test
  @DisplayName("of two contradicting structs the first counts, and what the other adds")
  void contradiction() {
    set.add(update(HI));
    assertTrue(set.add(update("01 01 01 00 04 01 01 74 02 6e 6f 00")).news().isEmpty());
    Added longer = set.add(update("01 01 01 00 04 01 01 74 03 6e 6f 21 00"));
    assertArrayEquals(bytes(MARK), longer.news().orElseThrow().bytes());
  }

  @Test
  @DisplayName("nobody deletes what somebody will write")
  void deleteBefore() {
    // the clocks of client 777 up to a billion
    Added added = set.add(update("00 01 89 06 01 00 80 94 eb dc 03"));
    assertEquals(new Added(Optional.empty(), true), added);
    assertArrayEquals(bytes("00 00"), set.since(StateVector.EMPTY));
    Added written = set.add(update("01 01 89 06 00 04 01 01 74 02 68 69 00"));
    assertArrayEquals(
        bytes("01 01 89 06 00 04 01 01 74 02 68 69 00"), written.news().orElseThrow().bytes());
    assertArrayEquals(bytes("01 01 89 06 00 04 01 01 74 02 68 69 00"), set.compact());
  }

  @Test
  @DisplayName("a delete that came before what it deletes is news when all of that is there")
  void deleteWaits() {
    assertTrue(set.add(update("00 01 01 01 00 03")).waits());
    assertTrue(set.add(update(HI)).news().orElseThrow().deletes().isEmpty());
    Added last = set.add(update(MARK));
    assertArrayEquals(
        bytes("01 01 01 02 84 01 01 01 21 01 01 01 00 03"), last.news().orElseThrow().bytes());
    assertArrayEquals(bytes("01 01 01 00 01 01 01 74 03 01 01 01 00 03"), set.compact());
  }

  @Test
  @DisplayName("only what was not deleted before is news")
  void deletes() {
    set.add(update(HI));
    Added one = set.add(update("00 01 01 01 01 01"));
    assertArrayEquals(bytes("00 01 01 01 01 01"), one.news().orElseThrow().bytes());
    Added both = set.add(update("00 01 01 01 00 02"));
    assertArrayEquals(bytes("00 01 01 01 00 01"), both.news().orElseThrow().bytes());
    assertFalse(set.news(update("00 01 01 02 00 01 01 01")));
  }

  @Test
  @DisplayName("what waits is bounded in bytes and in clients, and the same waits once")
  void bounds() {
    set.add(update(MARK));
    int one = set.waitingBytes();
    set.add(update(MARK));
    assertEquals(one, set.waitingBytes());
    for (int client = 2; client < 1_000; client++) {
      set.add(gap(client, 1, 10));
    }
    int clients = set.waitingBytes();
    assertTrue(clients < 64 * 100, "64 clients");
    for (int clock = 1; clock < 1_000; clock++) {
      assertTrue(set.add(gap(2, clock, 10_000)).waits());
    }
    assertTrue(set.waitingBytes() <= 256 * 1024);
    assertTrue(set.add(update(HI)).news().orElseThrow().structs() == 2);
  }

  private static Update gap(int client, int clock, int size) {
    Writer out = new Writer();
    out.octet(1).octet(1).varUint(client).varUint(clock).octet(0x84).varUint(client);
    out.varUint(clock - 1).text("x".repeat(size)).octet(0);
    return Update.read(out.toBytes(), Bounds.DEFAULT);
  }

  @Test
  @DisplayName("a circle of clients that wait for each other waits, and hurts nobody")
  void circle() {
    Writer out = new Writer();
    int clients = 50_000;
    out.varUint(clients);
    for (int client = 0; client < clients; client++) {
      out.octet(1).varUint(client).octet(0).octet(0x84);
      out.varUint((client + 1) % clients).octet(0).octet(1).octet('x');
    }
    out.octet(0);
    assertEquals(
        new Added(Optional.empty(), true), set.add(Update.read(out.toBytes(), Bounds.DEFAULT)));
    assertTrue(set.waitingBytes() <= 256 * 1024);
  }

  @Test
  @DisplayName("what somebody lacks begins within a struct, and never with half a pair")
  void since() {
    // "a", then a face of two units, then "b"
    set.add(update("01 01 01 00 04 01 01 74 06 61 f0 9f 98 80 62 00"));
    assertArrayEquals(bytes("01 01 01 03 84 01 02 01 62 00"), set.since(vector("01 01 03")));
    assertArrayEquals(bytes("00 00"), set.since(vector("01 01 04")));
    assertArrayEquals(bytes("00 00"), set.since(vector("01 01 80 80 80 80 80 01")));
    Part first = set.since(StateVector.EMPTY, Optional.empty(), 1);
    assertArrayEquals(bytes("01 01 01 00 04 01 01 74 01 61 00"), first.update());
    Part second = set.since(StateVector.EMPTY, first.next(), 1);
    assertArrayEquals(bytes("01 01 01 01 84 01 00 04 f0 9f 98 80 00"), second.update());
  }

  private static StateVector vector(String hex) {
    return StateVector.read(bytes(hex), Bounds.DEFAULT);
  }
}
