package chat.parley.cluster;

import static chat.parley.cluster.NodeWire.text;

import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.board.DroppedKey;
import chat.parley.board.KeyedValue;
import chat.parley.board.MetricName;
import chat.parley.board.ShareCell;
import chat.parley.board.lines.LineEvent;
import chat.parley.protocol.Event;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Spells what is recorded on boards for another node. */
final class BoardWire {

  private BoardWire() {}

  private static JsonObject named(String ev, BoardName board) {
    return new JsonObject().put("ev", ev).put("room", board.room()).put("board", board.name());
  }

  private static BoardName board(JsonObject json) {
    return new BoardName(text(json, "room"), text(json, "board"));
  }

  /** What is told of boards; nothing when it is of a kind that this node does not know. */
  static Optional<Event> read(JsonObject json) {
    return switch (json.getString("ev", "")) {
      case "board.shares" -> Optional.of(shares(json));
      case "board.values" -> Optional.of(values(json));
      case "board.alerts" -> Optional.of(alerts(json));
      case "board.poll" -> Optional.of(PollWire.read(json));
      case "board.chunk" -> Optional.of(chunk(json));
      case "board.log_gone" -> Optional.of(new LineEvent.Gone(board(json)));
      case "board.gone" -> Optional.of(takenAway(json));
      case "boards" -> Optional.of(listChanged(json));
      default -> Optional.empty();
    };
  }

  static JsonObject shares(BoardEvent.Shares event) {
    JsonArray cells = new JsonArray();
    event
        .cells()
        .forEach(
            cell ->
                cells.add(
                    new JsonObject()
                        .put("series", cell.series())
                        .put("owner", cell.owner())
                        .put("tier", cell.tier())
                        .put("start", cell.start())
                        .put("bytes", cell.bytes())));
    return named("board.shares", event.board()).put("id", event.id()).put("cells", cells);
  }

  static BoardEvent shares(JsonObject json) {
    return new BoardEvent.Shares(
        board(json), json.getLong("id"), all(json, "cells", BoardWire::cell));
  }

  private static <T> List<T> all(JsonObject json, String name, Function<JsonObject, T> one) {
    return json.getJsonArray(name).stream().map(JsonObject.class::cast).map(one).toList();
  }

  private static ShareCell cell(JsonObject json) {
    return new ShareCell(
        text(json, "series"),
        text(json, "owner"),
        json.getInteger("tier"),
        json.getLong("start"),
        Objects.requireNonNull(json.getBinary("bytes")));
  }

  static JsonObject chunk(LineEvent.Stored event) {
    return named("board.chunk", event.board())
        .put("epoch", event.epoch())
        .put("pos", event.pos())
        .put("ts", event.ts())
        .put("bytes", event.bytes());
  }

  static JsonObject logGone(LineEvent.Gone event) {
    return named("board.log_gone", event.board());
  }

  static LineEvent chunk(JsonObject json) {
    return new LineEvent.Stored(
        board(json),
        text(json, "epoch"),
        json.getLong("pos"),
        json.getLong("ts"),
        json.getBinary("bytes"));
  }

  static JsonObject alerts(BoardEvent.AlertsTouched event) {
    return named("board.alerts", event.board());
  }

  static BoardEvent alerts(JsonObject json) {
    return new BoardEvent.AlertsTouched(board(json));
  }

  static JsonObject values(BoardEvent.ValuesChanged event) {
    JsonArray values = new JsonArray();
    event.values().forEach(value -> values.add(spelled(value)));
    JsonArray dropped = new JsonArray();
    event
        .dropped()
        .forEach(
            key ->
                dropped.add(new JsonObject().put("name", key.name().text()).put("key", key.key())));
    JsonObject json =
        named("board.values", event.board())
            .put("id", event.id())
            .put("values", values)
            .put("dropped", dropped);
    event.title().ifPresent(title -> json.put("title", title));
    event.tiles().ifPresent(tiles -> json.put("tiles", tiles));
    return json;
  }

  static JsonObject takenAway(BoardEvent.TakenAway event) {
    return named("board.gone", event.board()).put("id", event.id());
  }

  static BoardEvent takenAway(JsonObject json) {
    return new BoardEvent.TakenAway(board(json), json.getLong("id"));
  }

  static JsonObject listChanged(BoardEvent.ListChanged event) {
    return named("boards", event.board()).put("deleted", event.deleted());
  }

  static BoardEvent listChanged(JsonObject json) {
    return new BoardEvent.ListChanged(board(json), json.getBoolean("deleted"));
  }

  private static JsonObject spelled(KeyedValue value) {
    JsonObject json =
        new JsonObject()
            .put("name", value.name().text())
            .put("key", value.key())
            .put("json", value.json())
            .put("rev", value.rev())
            .put("by", value.by())
            .put("at", value.at());
    value.expires().ifPresent(expires -> json.put("expires", expires));
    return json;
  }

  static BoardEvent values(JsonObject json) {
    return new BoardEvent.ValuesChanged(
        board(json),
        json.getLong("id"),
        all(json, "values", BoardWire::value),
        all(json, "dropped", key -> new DroppedKey(name(key), text(key, "key"))),
        Optional.ofNullable(json.getString("title")),
        Optional.ofNullable(json.getString("tiles")));
  }

  private static MetricName name(JsonObject json) {
    return new MetricName(text(json, "name"));
  }

  private static KeyedValue value(JsonObject json) {
    Long expires = json.getLong("expires");
    return new KeyedValue(
        name(json),
        text(json, "key"),
        text(json, "json"),
        json.getLong("rev"),
        text(json, "by"),
        json.getLong("at"),
        expires == null ? OptionalLong.empty() : OptionalLong.of(expires));
  }
}
