package chat.parley.support;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * chat.v1 over Socket.IO with the official Java client. A hello connects; its reply is put together
 * from the connection and the {@code welcome}. A resume gives {@code pid} and {@code offset}, as
 * the JavaScript client does by itself.
 */
public final class SocketIoWire implements Wire {
  private final String url;
  private final String[] transports;
  private final Ear ear;
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .readTimeout(1, TimeUnit.MINUTES)
          .addInterceptor(this::connected)
          .build();
  private volatile boolean cut;
  private Optional<Socket> socket = Optional.empty();

  public static Carrier carrier(String... transports) {
    return (port, ear) -> new SocketIoWire("http://127.0.0.1:" + port, transports, ear);
  }

  private SocketIoWire(String url, String[] transports, Ear ear) {
    this.url = url;
    this.transports = transports;
    this.ear = ear;
  }

  @Override
  public void send(JsonObject command) {
    JsonObject fields = command.copy();
    String op = (String) fields.remove("op");
    Object id = fields.remove("id");
    if (op.equals("hello") && socket.isEmpty()) {
      connect(fields, id);
      return;
    }
    Ack reply = arguments -> ear.hear(object(arguments[0]).put("re", id));
    socket.orElseThrow().emit(op, new Object[] {json(fields)}, reply);
  }

  @Override
  public void sendPiece(long upload, long offset, byte[] data) {
    JsonObject where = new JsonObject().put("upload", upload).put("offset", offset);
    socket.orElseThrow().emit("upload", json(where), data);
  }

  private void connect(JsonObject hello, Object id) {
    IO.Options options = new IO.Options();
    options.transports = transports;
    options.forceNew = true;
    options.reconnection = false;
    options.callFactory = http;
    options.webSocketFactory = http;
    options.auth = auth(hello);
    Socket opening = IO.socket(URI.create(url), options);
    socket = Optional.of(opening);
    opening.onAnyIncoming(
        arguments -> {
          if (arguments[0].equals("welcome")) {
            ear.hear(welcome(arguments).put("re", id));
          } else {
            ear.hear(event(arguments));
          }
        });
    opening.on(
        Socket.EVENT_CONNECT_ERROR,
        arguments -> {
          socket = Optional.empty();
          JsonObject error = object(arguments[0]).getJsonObject("data");
          ear.hear(new JsonObject().put("re", id).put("ok", false).put("error", error));
        });
    opening.on(Socket.EVENT_DISCONNECT, arguments -> ear.closed(1000));
    opening.connect();
  }

  private static Map<String, String> auth(JsonObject hello) {
    Map<String, String> auth = new HashMap<>();
    for (String field : List.of("name", "person")) {
      Optional.ofNullable(hello.getString(field)).ifPresent(value -> auth.put(field, value));
    }
    Optional.ofNullable(hello.getJsonObject("resume"))
        .ifPresent(
            resume -> {
              auth.put("pid", resume.getString("session") + "." + resume.getString("key") + "~x");
              auth.put("offset", offset(resume.getJsonObject("rooms", new JsonObject())));
            });
    return auth;
  }

  private static String offset(JsonObject rooms) {
    StringBuilder offset = new StringBuilder();
    for (String room : rooms.fieldNames()) {
      JsonObject position = rooms.getJsonObject(room);
      offset.append(offset.isEmpty() ? position.getString("epoch") : "");
      offset.append(';').append(room).append('=').append(position.getLong("pos"));
    }
    return offset.toString();
  }

  private JsonObject welcome(Object[] arguments) {
    return object(arguments[1]).put("ok", true).put("offset", arguments[2]);
  }

  /** An event of the chat has its name outside; any other is what chat.v1 calls custom. */
  private static JsonObject event(Object[] arguments) {
    if (arguments.length > 1 && arguments[1] instanceof JSONObject fields) {
      JsonObject event = object(fields).put("ev", arguments[0]);
      return event.containsKey("offset")
          ? event
          : event.put("offset", arguments.length > 2 ? arguments[2] : null);
    }
    JsonArray data = new JsonArray();
    for (int i = 1; i < arguments.length - 1; i++) {
      data.add(value(arguments[i]));
    }
    return new JsonObject().put("ev", "custom").put("name", arguments[0]).put("data", data);
  }

  private static JsonObject object(Object value) {
    return value instanceof JSONObject ? (JsonObject) value(value) : new JsonObject();
  }

  /** As chat.v1 has it on carriers of text: binary as base64. */
  private static Object value(Object value) {
    if (value == JSONObject.NULL) {
      return null;
    }
    if (value instanceof byte[] bytes) {
      return new JsonObject().put("$base64", Base64.getEncoder().encodeToString(bytes));
    }
    if (value instanceof JSONArray array) {
      JsonArray values = new JsonArray();
      for (int i = 0; i < array.length(); i++) {
        values.add(value(array.opt(i)));
      }
      return values;
    }
    if (value instanceof JSONObject object) {
      JsonObject fields = new JsonObject();
      for (Iterator<?> keys = object.keys(); keys.hasNext(); ) {
        String key = (String) keys.next();
        fields.put(key, value(object.opt(key)));
      }
      return fields;
    }
    return value;
  }

  private static JSONObject json(JsonObject fields) {
    try {
      return new JSONObject(fields.encode());
    } catch (JSONException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The offset stands beside the object; named events have nothing but their name and data. */
  @Override
  public Optional<JsonObject> plain(JsonObject heard) {
    JsonObject plain = heard.copy();
    if (!(plain.getValue("offset") instanceof Number)) {
      // that of a file is a number
      plain.remove("offset");
    }
    if (plain.containsKey("session") && plain.containsKey("re")) {
      plain.remove("re");
      plain.remove("ok");
      plain.put("ev", "welcome");
    }
    return Optional.of(plain).filter(event -> !"custom".equals(event.getString("ev")));
  }

  @Override
  public void sendText(String text) {
    throw new UnsupportedOperationException("packets have a test of their own");
  }

  @Override
  public void close() {
    socket.ifPresent(Socket::disconnect);
  }

  /** The library notices that its requests have failed, and says no goodbye. */
  @Override
  public void drop() {
    cut = true;
    http.dispatcher().cancelAll();
  }

  private Response connected(Interceptor.Chain chain) throws IOException {
    if (cut) {
      throw new IOException("cut off");
    }
    return chain.proceed(chain.request());
  }
}
