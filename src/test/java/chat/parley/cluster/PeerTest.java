package chat.parley.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.room.Fact;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What has arrived of another node's facts, when messages come late, twice, or not at all. */
class PeerTest {
  private static final Fact ONE = new Fact.RoomHeard("one");
  private static final Fact TWO = new Fact.RoomHeard("two");
  private static final Fact THREE = new Fact.RoomHeard("three");

  private final Peer peer = new Peer("b");

  private static NodeMessage.Account piece(long id, int piece, boolean last, Fact fact) {
    return new NodeMessage.Account("b", id, 10, piece, last, List.of(fact));
  }

  private static NodeMessage.Facts facts(long before, long after, Fact... facts) {
    return new NodeMessage.Facts("b", before, after, List.of(facts));
  }

  @Test
  @DisplayName("two accounts whose pieces come mixed give the second, whole")
  void mixed() {
    assertFalse(peer.take(piece(1, 0, false, ONE), 0));
    assertFalse(peer.take(piece(2, 0, false, ONE), 0));
    assertFalse(peer.take(piece(1, 1, true, TWO), 0));
    assertTrue(peer.take(piece(2, 1, true, TWO), 0));
    assertEquals(List.of(ONE, TWO), peer.complete(10));
    assertTrue(peer.isUpTo(10));
  }

  @Test
  @DisplayName("an account without its beginning, or with a hole, is none")
  void pieces() {
    assertFalse(peer.take(piece(1, 1, true, TWO), 0));
    assertFalse(peer.take(piece(2, 0, false, ONE), 0));
    assertFalse(peer.take(piece(2, 2, true, THREE), 0));
    assertFalse(peer.isKnown());
  }

  @Test
  @DisplayName(
      "differences that come during an account follow it; with a hole, nothing more counts")
  void meanwhile() {
    peer.take(piece(1, 0, false, ONE), 0);
    assertTrue(peer.hasAccount());
    peer.keep(facts(10, 11, TWO));
    peer.take(piece(1, 1, true, ONE), 0);
    assertEquals(List.of(ONE, ONE, TWO), peer.complete(10));
    assertEquals(List.of(), peer.continued(facts(12, 13, THREE)));
    assertFalse(peer.isUpTo(13));
  }

  @Test
  @DisplayName(
      "facts of a kind that only later versions know are counted, so that the rest goes on")
  void unknownKinds() {
    peer.take(piece(1, 0, true, ONE), 0);
    peer.complete(10);
    assertEquals(List.of(), peer.continued(facts(10, 11)));
    assertEquals(List.of(TWO), peer.continued(facts(11, 12, TWO)));
    assertTrue(peer.isUpTo(12));
  }
}
