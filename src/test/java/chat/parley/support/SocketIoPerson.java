package chat.parley.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Somebody behind the official socket.io-client of npm, in a process of its own. */
public final class SocketIoPerson implements AutoCloseable {
  private final Node node;
  private String id = "";
  private boolean recovered;
  private String transport = "";

  /**
   * @param namespace such as {@code /}
   * @param options of the library; and {@code version}: 2, {@code msgpack}: true
   */
  public static SocketIoPerson connects(int port, String namespace, JsonObject options) {
    SocketIoPerson person = comes(port, namespace, options);
    person.isConnected();
    return person;
  }

  /** Comes, and may be refused. */
  public static SocketIoPerson comes(int port, String namespace, JsonObject options) {
    return new SocketIoPerson(
        Node.run("socketio-client.cjs", "http://127.0.0.1:" + port + namespace, options.encode()));
  }

  private SocketIoPerson(Node node) {
    this.node = node;
  }

  public void isConnected() {
    String[] words = node.prints("connected ").split(" ");
    id = words[1];
    recovered = Boolean.parseBoolean(words[2]);
    transport = words[3];
  }

  /** The public id of the socket. */
  public String id() {
    return id;
  }

  public boolean recovered() {
    return recovered;
  }

  /** That of the moment when it connected. */
  public String transport() {
    return transport;
  }

  public void emits(Object... values) {
    node.types("emit " + new JsonArray(Arrays.asList(values)).encode());
  }

  /** Emits with a callback, and waits for what the callback is given. */
  public JsonArray asks(Object... values) {
    node.types("ask " + new JsonArray(Arrays.asList(values)).encode());
    return new JsonArray(node.prints("acknowledged ").substring("acknowledged ".length()));
  }

  /** The reply of the chat to an op. */
  public JsonObject op(String op, JsonObject fields) {
    JsonObject reply = asks(op, fields).getJsonObject(0);
    assertTrue(reply.getBoolean("ok"), reply.encode());
    Contract.reply(op, reply);
    return reply;
  }

  /** Waits for an event of this name, and returns its arguments. */
  public JsonArray hears(String event) {
    String line = node.prints("event " + event + " [");
    return new JsonArray(line.substring(("event " + event + " ").length()));
  }

  /** All events of this name so far; after an answer, none that was sent before it is missing. */
  public List<JsonArray> heardSoFar(String event) {
    String start = "event " + event + " [";
    List<JsonArray> heard = new ArrayList<>();
    node.printed()
        .lines()
        .filter(line -> line.startsWith(start))
        .forEach(line -> heard.add(new JsonArray(line.substring(start.length() - 1))));
    return heard;
  }

  /** Why it was not let in. */
  public String isRefused() {
    return node.prints("refused ").substring("refused ".length());
  }

  public String isDisconnected() {
    return node.prints("disconnected ").substring("disconnected ".length());
  }

  /** What the library knows of a disconnection, such as {@code xhr post error 413}. */
  public String isToldWhy() {
    return node.prints("because ").substring("because ".length());
  }

  /** Loses its connection; the library comes back by itself. */
  public void isCutOff() {
    node.types("cut ");
    isDisconnected();
  }

  public void leaves() {
    node.types("leave ");
  }

  @Override
  public void close() {
    node.close();
  }
}
