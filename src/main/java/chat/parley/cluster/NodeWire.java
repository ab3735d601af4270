package chat.parley.cluster;

import chat.parley.capability.EntryKinds;
import chat.parley.cluster.NodeMessage.Account;
import chat.parley.cluster.NodeMessage.Beat;
import chat.parley.cluster.NodeMessage.Facts;
import chat.parley.cluster.NodeMessage.ForEveryone;
import chat.parley.cluster.NodeMessage.ForSession;
import chat.parley.cluster.NodeMessage.ForUser;
import chat.parley.cluster.NodeMessage.Leaving;
import chat.parley.cluster.NodeMessage.RoomEvents;
import chat.parley.cluster.NodeMessage.Want;
import chat.parley.protocol.Event;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Spells what nodes say to each other: {@code {"v":1,"min":1,"kind":"events",…}}. Nodes of two
 * versions live in one cluster while it is upgraded, so fields that are not known are ignored, and
 * a message is read by every node that knows version {@code min}.
 */
final class NodeWire {
  static final int VERSION = 1;

  private NodeWire() {}

  static JsonObject spelled(NodeMessage message) {
    JsonObject json = new JsonObject().put("v", VERSION).put("min", 1);
    if (message instanceof Beat beat) {
      return kind(json, "beat", beat.node())
          .put("facts", beat.facts())
          .put("host", beat.proxy().host())
          .put("port", beat.proxy().port())
          .put("open", beat.proxy().open())
          .put("kinds", new JsonArray(List.copyOf(beat.kinds())));
    }
    if (message instanceof Leaving leaving) {
      return kind(json, "leaving", leaving.node());
    }
    if (message instanceof Facts facts) {
      return kind(json, "facts", facts.node())
          .put("before", facts.before())
          .put("after", facts.after())
          .put("facts", FactWire.spelled(facts.facts()));
    }
    if (message instanceof Want want) {
      return kind(json, "want", want.node());
    }
    if (message instanceof Account account) {
      return kind(json, "account", account.node())
          .put("id", account.id())
          .put("at", account.at())
          .put("piece", account.piece())
          .put("last", account.last())
          .put("facts", FactWire.spelled(account.facts()));
    }
    return spelledEvent(json, message);
  }

  private static JsonObject spelledEvent(JsonObject json, NodeMessage message) {
    if (message instanceof RoomEvents events) {
      JsonArray spelled = new JsonArray();
      events.events().forEach(event -> spelled.add(EventWire.spelled(event)));
      return json.put("kind", "events").put("room", events.room()).put("events", spelled);
    }
    if (message instanceof ForUser to) {
      return json.put("kind", "user")
          .put("user", to.user())
          .put("event", EventWire.spelled(to.event()));
    }
    if (message instanceof ForSession to) {
      return json.put("kind", "session")
          .put("session", to.session())
          .put("event", EventWire.spelled(to.event()));
    }
    ForEveryone all = (ForEveryone) message;
    return json.put("kind", "everyone").put("event", EventWire.spelled(all.event()));
  }

  private static JsonObject kind(JsonObject json, String kind, String node) {
    return json.put("kind", kind).put("node", node);
  }

  /**
   * The message; nothing when it is of a kind or version that this node does not know.
   *
   * @throws RuntimeException for what is no message at all
   */
  static Optional<NodeMessage> read(JsonObject json) {
    if (json.getInteger("min", 0) > VERSION) {
      return Optional.empty();
    }
    return switch (json.getString("kind", "")) {
      case "beat" -> Optional.of(beat(json));
      case "leaving" -> Optional.of(new Leaving(node(json)));
      case "facts" ->
          Optional.of(
              new Facts(
                  node(json),
                  json.getLong("before"),
                  json.getLong("after"),
                  FactWire.read(json.getJsonArray("facts"))));
      case "want" -> Optional.of(new Want(node(json)));
      case "account" -> Optional.of(account(json));
      case "events" -> Optional.of(roomEvents(json));
      case "everyone" -> event(json).map(ForEveryone::new);
      case "user" -> event(json).map(event -> new ForUser(text(json, "user"), event));
      case "session" -> event(json).map(event -> new ForSession(text(json, "session"), event));
      default -> Optional.empty();
    };
  }

  private static Beat beat(JsonObject json) {
    ProxyAddress proxy =
        new ProxyAddress(
            json.getString("host", ""), json.getInteger("port", 0), json.getBoolean("open", true));
    return new Beat(node(json), json.getLong("facts"), proxy, kinds(json));
  }

  private static Set<String> kinds(JsonObject json) {
    JsonArray kinds = json.getJsonArray("kinds");
    return kinds == null
        ? EntryKinds.FIRST
        : kinds.stream().map(String.class::cast).collect(Collectors.toSet());
  }

  private static Account account(JsonObject json) {
    return new Account(
        node(json),
        json.getLong("id"),
        json.getLong("at"),
        json.getInteger("piece"),
        json.getBoolean("last"),
        FactWire.read(json.getJsonArray("facts")));
  }

  private static RoomEvents roomEvents(JsonObject json) {
    return new RoomEvents(
        text(json, "room"),
        json.getJsonArray("events").stream()
            .map(JsonObject.class::cast)
            .flatMap(event -> EventWire.read(event).stream())
            .toList());
  }

  private static Optional<Event> event(JsonObject json) {
    return EventWire.read(json.getJsonObject("event"));
  }

  private static String node(JsonObject json) {
    return text(json, "node");
  }

  static String text(JsonObject json, String field) {
    return Objects.requireNonNull(json.getString(field), field);
  }
}
