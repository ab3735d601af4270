package chat.parley.wire;

import chat.parley.access.User;
import chat.parley.capability.ReplyCases;
import chat.parley.log.Page;
import chat.parley.message.Message;
import chat.parley.message.MessageReply;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomEntry;
import chat.parley.room.RoomReply;
import chat.parley.room.RoomSummary;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Spells replies: {@code {"ok":true,…}} or {@code {"ok":false,"error":{…}}}. */
public final class ReplyWriter implements ReplyCases<JsonObject> {
  public static final ReplyWriter REPLIES = new ReplyWriter();

  private ReplyWriter() {}

  public static JsonObject json(Reply reply) {
    return ReplyCases.match(reply, REPLIES);
  }

  public static JsonObject ok() {
    return new JsonObject().put("ok", true);
  }

  /**
   * The answer to a ping.
   *
   * @param now milliseconds since 1970, UTC
   */
  public static JsonObject pong(long now) {
    return ok().put("ts", now);
  }

  @Override
  public JsonObject entered(RoomReply.Entered reply) {
    JsonArray rooms = new JsonArray();
    reply.rooms().forEach(room -> rooms.add(room(room, new JsonObject())));
    User user = reply.user();
    JsonObject told = Shapes.user(user).put("guest", user.guest());
    return ok().put("user", told).put("rooms", rooms);
  }

  @Override
  public JsonObject joined(RoomReply.Joined reply) {
    return room(reply, ok());
  }

  private static JsonObject room(RoomReply.Joined reply, JsonObject json) {
    json.put("room", reply.room())
        .put("epoch", reply.epoch())
        .put("head", reply.head())
        .put("recovered", reply.lost().isEmpty());
    reply.lost().ifPresent(lost -> json.put("reason", lost.name().toLowerCase(Locale.ROOT)));
    return page(json, reply.page()).put("members", Shapes.members(reply.members()));
  }

  private static JsonObject page(JsonObject json, Page<? extends RoomEntry> page) {
    JsonArray entries = new JsonArray();
    page.entries()
        .forEach(entry -> entry.event().ifPresent(told -> entries.add(EventWriter.json(told))));
    return json.put("entries", entries).put("more", page.more());
  }

  @Override
  public JsonObject left(RoomReply.Left reply) {
    return ok().put("room", reply.room());
  }

  @Override
  public JsonObject sent(MessageReply.Sent reply) {
    Message message = reply.message();
    JsonObject json =
        ok().put("id", Shapes.messageId(message))
            .put("room", message.room())
            .put("seq", message.seq())
            .put("pos", message.pos())
            .put("epoch", message.epoch())
            .put("ts", message.ts())
            .put("cid", message.cid());
    return reply.duplicate() ? json.put("dup", true) : json;
  }

  @Override
  public JsonObject delivered(MessageReply.Delivered reply) {
    return ok().put("ts", reply.ts()).put("cid", reply.cid());
  }

  @Override
  public JsonObject read(MessageReply.Read reply) {
    JsonObject json =
        ok().put("room", reply.room()).put("epoch", reply.epoch()).put("head", reply.head());
    return page(json, reply.page());
  }

  @Override
  public JsonObject present(RoomReply.Present reply) {
    return ok().put("room", reply.room()).put("members", Shapes.members(reply.members()));
  }

  @Override
  public JsonObject listed(RoomReply.Listed reply) {
    return ok().put("rooms", Shapes.array(reply.rooms(), ReplyWriter::line));
  }

  private static JsonObject line(RoomSummary room) {
    JsonObject json =
        new JsonObject()
            .put("room", room.room())
            .put("head", room.head())
            .put("ts", room.ts())
            .put("members", room.members());
    room.direct().ifPresent(other -> json.put("direct", Shapes.user(other)));
    return json;
  }

  @Override
  public JsonObject done(Done reply) {
    return ok();
  }

  @Override
  public JsonObject refused(Refused reply) {
    Problem problem = reply.problem();
    JsonObject error =
        new JsonObject()
            .put("code", problem.code())
            .put("name", problem.name().toLowerCase(Locale.ROOT))
            .put("message", reply.detail())
            .put("temporary", problem.temporary());
    reply.field().ifPresent(field -> error.put("field", field));
    if (reply.retryAfterMillis() > 0) {
      error.put("retry_after_ms", reply.retryAfterMillis());
    }
    return new JsonObject().put("ok", false).put("error", error);
  }
}
