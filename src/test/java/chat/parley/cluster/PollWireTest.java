package chat.parley.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.board.Poll;
import chat.parley.board.StoredPoll;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What nodes tell each other of polls. */
class PollWireTest {

  private static void arrives(StoredPoll poll) {
    BoardEvent.PollChanged event =
        new BoardEvent.PollChanged(new BoardName("lobby", "poll.12"), poll);
    JsonObject spelled = new JsonObject(PollWire.spelled(event).encode());
    assertEquals(Optional.of(event), EventWire.read(spelled));
  }

  @Test
  @DisplayName("a poll arrives as it was stored, with and without its ends")
  void arrives() {
    Poll open = new Poll("Tea, or «Kaffee»? 😀", List.of("a", "b"), OptionalLong.empty());
    arrives(StoredPoll.of(open, "g-ann"));
    Poll timed = new Poll("?", List.of("a", "b", "c"), OptionalLong.of(7));
    arrives(
        new StoredPoll(timed, "g-ann", 1L << 40, List.of(1L, 2L, 1L << 33), OptionalLong.of(6)));
  }
}
