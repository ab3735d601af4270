package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.room.Fact;
import chat.parley.room.Members;
import chat.parley.room.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Spells facts: {@code {"is":"present","room":"lobby","user":{…},"status":"ONLINE"}}. */
final class FactWire {

  private FactWire() {}

  static JsonArray spelled(List<Fact> facts) {
    JsonArray spelled = new JsonArray();
    facts.forEach(fact -> spelled.add(spelled(fact)));
    return spelled;
  }

  private static JsonObject spelled(Fact fact) {
    if (fact instanceof Fact.SessionBegan began) {
      return is("session", "session", began.session())
          .put("user", UserWire.spelled(began.user()))
          .put("order", began.order());
    }
    if (fact instanceof Fact.SessionEnded ended) {
      return is("ended", "session", ended.session());
    }
    if (fact instanceof Fact.RoomHeard heard) {
      return is("heard", "room", heard.room());
    }
    if (fact instanceof Fact.RoomUnheard unheard) {
      return is("unheard", "room", unheard.room());
    }
    if (fact instanceof Fact.CarrierOpened opened) {
      return is("opened", "carrier", opened.carrier());
    }
    if (fact instanceof Fact.CarrierClosed closed) {
      return is("closed", "carrier", closed.carrier());
    }
    if (fact instanceof Fact.Present in) {
      return is("present", "room", in.room())
          .put("user", UserWire.spelled(in.member().user()))
          .put("status", in.member().status().name());
    }
    if (fact instanceof Fact.Shown shown) {
      return is("shown", "user", shown.user()).put("status", shown.status().name());
    }
    Fact.Absent out = (Fact.Absent) fact;
    return is("absent", "room", out.room()).put("user", out.user());
  }

  private static JsonObject is(String what, String field, String value) {
    return new JsonObject().put("is", what).put(field, value);
  }

  /** Those that this node understands. */
  static List<Fact> read(JsonArray facts) {
    return facts.stream().map(JsonObject.class::cast).flatMap(fact -> read(fact).stream()).toList();
  }

  private static Optional<Fact> read(JsonObject fact) {
    return switch (fact.getString("is", "")) {
      case "session" ->
          Optional.of(
              new Fact.SessionBegan(
                  text(fact, "session"),
                  UserWire.read(fact.getJsonObject("user")),
                  fact.getLong("order", 0L)));
      case "ended" -> Optional.of(new Fact.SessionEnded(text(fact, "session")));
      case "heard" -> Optional.of(new Fact.RoomHeard(text(fact, "room")));
      case "unheard" -> Optional.of(new Fact.RoomUnheard(text(fact, "room")));
      case "opened" -> Optional.of(new Fact.CarrierOpened(text(fact, "carrier")));
      case "closed" -> Optional.of(new Fact.CarrierClosed(text(fact, "carrier")));
      case "present" -> Optional.of(new Fact.Present(text(fact, "room"), member(fact)));
      case "shown" -> Optional.of(new Fact.Shown(text(fact, "user"), status(fact)));
      case "absent" -> Optional.of(new Fact.Absent(text(fact, "room"), text(fact, "user")));
      default -> Optional.empty();
    };
  }

  private static Members.Member member(JsonObject fact) {
    return new Members.Member(UserWire.read(fact.getJsonObject("user")), status(fact));
  }

  private static Status status(JsonObject fact) {
    return fact.getString("status", "").equals("AWAY") ? Status.AWAY : Status.ONLINE;
  }
}
