package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.Alteration;
import chat.parley.message.Attachment;
import chat.parley.message.Body;
import chat.parley.message.Links;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What few messages have, in one column of JSON: whom they concern, and where they come from. */
final class Attributes {
  private static final String MENTIONS = "mentions";
  private static final String FORWARDED = "forwarded";
  private static final String OPEN = "open";
  private static final String END = "end";
  private static final String FILES = "files";
  private static final String PICTURE = "picture";
  private static final String SOUND = "sound";
  private static final String PREVIEW = "preview";

  private Attributes() {}

  /** Nothing for most. */
  static Optional<String> of(Body body, Links links, boolean open) {
    Optional<Links.Forwarded> forwarded = links.forwarded();
    if (body.mentions().isEmpty() && forwarded.isEmpty() && links.files().isEmpty() && !open) {
      return Optional.empty();
    }
    JsonObject json = new JsonObject();
    if (!body.mentions().isEmpty()) {
      json.put(MENTIONS, new JsonArray(body.mentions()));
    }
    forwarded.ifPresent(from -> json.put(FORWARDED, spelled(from)));
    if (!links.files().isEmpty()) {
      json.put(FILES, new JsonArray(links.files().stream().map(Attributes::spelled).toList()));
    }
    if (open) {
      json.put(OPEN, true);
    }
    return Optional.of(json.encode());
  }

  private static JsonObject spelled(Links.Forwarded from) {
    return new JsonObject()
        .put("room", from.room())
        .put("seq", from.seq())
        .put("id", from.from().id())
        .put("name", from.from().name())
        .put("guest", from.from().guest())
        .put("ts", from.ts());
  }

  private static JsonObject spelled(Attachment file) {
    JsonObject json =
        new JsonObject()
            .put("id", file.id())
            .put("name", file.name())
            .put("type", file.type())
            .put("state", file.state().name());
    file.size().ifPresent(size -> json.put("size", size));
    file.picture().ifPresent(picture -> json.put(PICTURE, PictureJson.spelled(picture)));
    file.sound().ifPresent(sound -> json.put(SOUND, SoundJson.spelled(sound)));
    file.preview().ifPresent(preview -> json.put(PREVIEW, preview));
    return json;
  }

  static List<Attachment> files(String json) {
    return new JsonObject(json)
        .getJsonArray(FILES, new JsonArray()).stream()
            .map(JsonObject.class::cast)
            .map(
                file ->
                    new Attachment(
                        file.getString("id"),
                        file.getString("name"),
                        file.getString("type"),
                        file.containsKey("size")
                            ? OptionalLong.of(file.getLong("size"))
                            : OptionalLong.empty(),
                        Attachment.State.valueOf(file.getString("state")),
                        Optional.ofNullable(file.getJsonObject(PICTURE)).map(PictureJson::read),
                        Optional.ofNullable(file.getJsonObject(SOUND)).map(SoundJson::read),
                        Optional.ofNullable(file.getString(PREVIEW))))
            .toList();
  }

  /** The same with another state of a file; nothing when it has not got it. */
  static Optional<String> with(String json, Attachment file) {
    List<Attachment> files = files(json);
    if (files.stream().noneMatch(one -> one.id().equals(file.id()))) {
      return Optional.empty();
    }
    JsonArray now =
        new JsonArray(
            files.stream().map(one -> spelled(one.id().equals(file.id()) ? file : one)).toList());
    return Optional.of(new JsonObject(json).put(FILES, now).encode());
  }

  /** Of the end of a message that was open. */
  static String of(Alteration.Close close) {
    JsonObject json = new JsonObject().put(END, close.end().name());
    if (!close.body().mentions().isEmpty()) {
      json.put(MENTIONS, new JsonArray(close.body().mentions()));
    }
    return json.encode();
  }

  static Alteration.End end(String json) {
    return Alteration.End.valueOf(new JsonObject(json).getString(END, Alteration.End.DONE.name()));
  }

  static boolean open(String json) {
    return new JsonObject(json).getBoolean(OPEN, false);
  }

  static List<String> mentions(String json) {
    return new JsonObject(json)
        .getJsonArray(MENTIONS, new JsonArray()).stream().map(String.class::cast).toList();
  }

  static Optional<Links.Forwarded> forwarded(String json) {
    return Optional.ofNullable(new JsonObject(json).getJsonObject(FORWARDED))
        .map(
            from ->
                new Links.Forwarded(
                    from.getString("room"),
                    from.getLong("seq"),
                    new User(
                        from.getString("id"), from.getString("name"), from.getBoolean("guest")),
                    from.getLong("ts")));
  }
}
