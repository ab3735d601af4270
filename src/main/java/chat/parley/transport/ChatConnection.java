package chat.parley.transport;

import chat.parley.protocol.Refusal;
import chat.parley.wire.Fields;
import chat.parley.wire.ReplyWriter;
import chat.parley.wire.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** chat.v1 as text: {@code {"op":"send","id":7,…}} is answered {@code {"re":7,"ok":true,…}}. */
public final class ChatConnection<P> extends TextConnection<P> {
  private static final int ID_CHARACTERS = 64;

  public ChatConnection(Loop loop, TextSocket<P> socket) {
    super(loop, socket, EventSerializer.CHAT);
  }

  @Override
  public void text(String text) {
    JsonObject reply = new JsonObject();
    try {
      Map<String, Object> values = StrictJson.object(text);
      putId(reply, values.get("id"));
      Fields fields = new Fields(values);
      String op = fields.text("op");
      session()
          .perform(op, fields)
          .onSuccess(
              result -> {
                send(reply.mergeIn(result));
                session().closeIfLeft();
              });
    } catch (Refusal refused) {
      StrictJson.idOf(text).ifPresent(id -> putId(reply, id));
      send(reply.mergeIn(ReplyWriter.json(session().malformed(refused))));
    }
  }

  @Override
  public boolean binary(Buffer data) {
    return session().came(data);
  }

  /** An id that is no id cannot be answered by it, but the command still can be. */
  private static void putId(JsonObject reply, Object id) {
    if (id instanceof Integer
        || id instanceof Long
        || id instanceof String name && name.length() <= ID_CHARACTERS) {
      reply.put("re", id);
    }
  }

  @Override
  protected JsonObject goodbye(JsonObject bye) {
    return bye;
  }
}
