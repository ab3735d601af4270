package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.board.Poll;
import chat.parley.board.StoredPoll;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;

/** Spells what has become of a poll for another node: how many votes, and never whose. */
final class PollWire {
  private PollWire() {}

  static JsonObject spelled(BoardEvent.PollChanged event) {
    StoredPoll poll = event.poll();
    JsonObject json =
        new JsonObject()
            .put("ev", "board.poll")
            .put("room", event.board().room())
            .put("board", event.board().name())
            .put("question", poll.poll().question())
            .put("choices", new JsonArray(poll.poll().choices()))
            .put("by", poll.by())
            .put("rev", poll.rev())
            .put("counts", new JsonArray(poll.counts()));
    poll.poll().closesAt().ifPresent(at -> json.put("closes_at", at));
    poll.closedAt().ifPresent(at -> json.put("closed_at", at));
    return json;
  }

  static BoardEvent read(JsonObject json) {
    Poll poll =
        new Poll(
            text(json, "question"),
            json.getJsonArray("choices").stream().map(String.class::cast).toList(),
            time(json, "closes_at"));
    return new BoardEvent.PollChanged(
        new BoardName(text(json, "room"), text(json, "board")),
        new StoredPoll(
            poll,
            text(json, "by"),
            json.getLong("rev"),
            json.getJsonArray("counts").stream()
                .map(count -> ((Number) count).longValue())
                .toList(),
            time(json, "closed_at")));
  }

  private static OptionalLong time(JsonObject json, String name) {
    Long at = json.getLong(name);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }
}
