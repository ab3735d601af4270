package chat.parley.cluster;

import chat.parley.message.Attachment;
import chat.parley.message.Links;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Spells what a message refers to, as another node reads it back. */
final class LinksWire {

  private LinksWire() {}

  static void put(Links links, JsonObject json) {
    links.reply().ifPresent(seq -> json.put("reply", seq));
    links.root().ifPresent(seq -> json.put("root", seq));
    links
        .quote()
        .ifPresent(
            quote ->
                json.put(
                    "quote",
                    new JsonObject()
                        .put("seq", quote.seq())
                        .put("from", UserWire.spelled(quote.from()))
                        .put("text", quote.text())
                        .put("deleted", quote.deleted())));
    links
        .forwarded()
        .ifPresent(
            from ->
                json.put(
                    "forwarded",
                    new JsonObject()
                        .put("room", from.room())
                        .put("seq", from.seq())
                        .put("from", UserWire.spelled(from.from()))
                        .put("ts", from.ts())));
    if (!links.files().isEmpty()) {
      json.put("files", new JsonArray(links.files().stream().map(FileWire::spelled).toList()));
    }
  }

  static Links read(JsonObject json) {
    OptionalLong reply = number(json, "reply");
    Optional<JsonObject> forwarded = Optional.ofNullable(json.getJsonObject("forwarded"));
    List<Attachment> files =
        json.getJsonArray("files", new JsonArray()).stream()
            .map(JsonObject.class::cast)
            .map(FileWire::attachment)
            .toList();
    return reply.isEmpty() && forwarded.isEmpty() && files.isEmpty()
        ? Links.NONE
        : new Links(
            reply,
            number(json, "root"),
            Optional.ofNullable(json.getJsonObject("quote")).map(LinksWire::quote),
            forwarded.map(LinksWire::forwarded),
            files);
  }

  private static Links.Quote quote(JsonObject json) {
    return new Links.Quote(
        json.getLong("seq"),
        UserWire.read(json.getJsonObject("from")),
        json.getString("text"),
        json.getBoolean("deleted"));
  }

  private static Links.Forwarded forwarded(JsonObject json) {
    return new Links.Forwarded(
        json.getString("room"),
        json.getLong("seq"),
        UserWire.read(json.getJsonObject("from")),
        json.getLong("ts"));
  }

  private static OptionalLong number(JsonObject json, String name) {
    Long number = json.getLong(name);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
