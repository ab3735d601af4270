package chat.parley.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Somebody who uses the chat. What he hears is kept in order until a test asks for it. */
public final class Person implements Wire.Ear {
  private static final long SECONDS = 30;

  private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final Heard heard = new Heard();
  private final Checks checks = new Checks();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private volatile Wire wire;
  private JsonObject welcome = new JsonObject();

  /** Connects, and says nothing yet. */
  public static Person connects(Wire.Carrier carrier, int port) {
    Person person = new Person();
    person.wire = carrier.connect(port, person);
    return person;
  }

  /** Connects and says hello as a guest of this name. */
  public static Person comes(Wire.Carrier carrier, int port, String name) {
    Person person = connects(carrier, port);
    person.saysHello(new JsonObject().put("v", 1).put("name", name));
    return person;
  }

  public JsonObject saysHello(JsonObject hello) {
    welcome = ok(asks("hello", hello));
    return welcome;
  }

  /** Comes again over a new connection, as the same session. */
  public static Person returns(
      Wire.Carrier carrier, int port, Person earlier, JsonObject positions) {
    Person person = connects(carrier, port);
    person.saysHello(new JsonObject().put("v", 1).put("resume", earlier.resume(positions)));
    return person;
  }

  public JsonObject resume(JsonObject positions) {
    return new JsonObject()
        .put("session", session())
        .put("key", welcome.getString("key"))
        .put("rooms", positions);
  }

  public JsonObject welcome() {
    return welcome;
  }

  public String session() {
    return welcome.getString("session");
  }

  public String user() {
    return welcome.getJsonObject("user").getString("id");
  }

  /** As the server calls him. */
  public String name() {
    return welcome.getJsonObject("user").getString("name");
  }

  public JsonObject joins(String room) {
    return ok(asks("join", new JsonObject().put("room", room)));
  }

  public JsonObject leaves(String room) {
    return ok(asks("leave", new JsonObject().put("room", room)));
  }

  public JsonObject says(String room, String text) {
    return ok(asks("send", to("room:" + room, text)));
  }

  public JsonObject tells(String target, String text) {
    return ok(asks("send", to(target, text)));
  }

  public static JsonObject to(String target, String text) {
    return new JsonObject().put("to", target).put("body", new JsonObject().put("text", text));
  }

  /** Gives a command and waits for its reply, whatever it is. */
  public JsonObject asks(String op, JsonObject fields) {
    return await(begins(op, fields));
  }

  /** Gives a command, and again as long as it is refused only for now; the reply must be good. */
  public JsonObject asksPatiently(String op, JsonObject fields) {
    JsonObject reply = asks(op, fields);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (forNow(reply) && System.nanoTime() < until) {
      long wait = Math.max(1, reply.getJsonObject("error").getLong("retry_after_ms", 0L));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
      reply = asks(op, fields);
    }
    return ok(reply);
  }

  private static boolean forNow(JsonObject reply) {
    return !reply.getBoolean("ok") && reply.getJsonObject("error").getBoolean("temporary");
  }

  /** Gives a command without waiting. */
  public CompletableFuture<JsonObject> begins(String op, JsonObject fields) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonObject> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    JsonObject command = fields.copy().put("op", op).put("id", id);
    checks.sent(id, command);
    wire.send(command);
    return reply;
  }

  /** Sends a piece of a file over his own socket. */
  public void sendsPiece(long upload, long offset, byte[] data) {
    wire.sendPiece(upload, offset, data);
  }

  public static JsonObject ok(JsonObject reply) {
    assertTrue(reply.getBoolean("ok", false), reply.encode());
    return reply;
  }

  /** Gives a command that must be refused so; the connection must still answer afterwards. */
  public JsonObject isRefused(int code, String name, String op, JsonObject fields) {
    JsonObject reply = asks(op, fields);
    assertRefused(code, name, reply);
    return reply.getJsonObject("error");
  }

  public static void assertRefused(int code, String name, JsonObject reply) {
    assertEquals(false, reply.getBoolean("ok"), reply.encode());
    assertEquals(code, reply.getJsonObject("error").getInteger("code"), reply.encode());
    assertEquals(name, reply.getJsonObject("error").getString("name"), reply.encode());
  }

  /** The reply to a command that is sent by {@link #sendsText}. */
  public CompletableFuture<JsonObject> expects(int id) {
    CompletableFuture<JsonObject> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    return reply;
  }

  public void sendsText(String text) {
    wire.sendText(text);
  }

  /** Sends a text as it is; the next reply without an id is its answer. */
  public JsonObject sendsRaw(String text) {
    wire.sendText(text);
    return awaits("a refusal without id", object -> object.containsKey("ok"));
  }

  /** Waits for the next chat message, which must say this. */
  public JsonObject hears(String text) {
    JsonObject message = next("message");
    assertEquals(text, message.getJsonObject("body").getString("text"));
    return message;
  }

  /** Waits for the next event of a kind, and forgets those before it. */
  public JsonObject next(String event) {
    return awaits(event, object -> event.equals(object.getString("ev")));
  }

  public JsonObject awaits(String what, Predicate<JsonObject> wanted) {
    JsonObject found = heard.await(what, wanted, SECONDS);
    checks.passed();
    return found;
  }

  /**
   * What was heard and not asked for yet. After a reply, nothing that was sent before is missing.
   */
  public List<JsonObject> heardSoFar(String event) {
    asksPatiently("presence", new JsonObject());
    return heardUntilNow(event);
  }

  /** The same of somebody who can ask nothing any more. */
  public List<JsonObject> heardUntilNow(String event) {
    return heard.all(event);
  }

  /** The close code, once the server has closed. */
  public int isClosed() {
    return await(closed);
  }

  public boolean isConnected() {
    return !closed.isDone();
  }

  public void closes() {
    wire.close();
  }

  public void isCutOff() {
    wire.drop();
  }

  @Override
  public void hear(JsonObject object) {
    // what comes while it connects is not looked at: only the carrier knows its ways
    Optional.ofNullable(wire).ifPresent(known -> checks.heard(known, object));
    Object id = object.getValue("re");
    CompletableFuture<JsonObject> reply =
        id instanceof Integer number ? waiting.remove(number) : null;
    if (reply == null) {
      heard.add(object);
      return;
    }
    checks.fault().ifPresentOrElse(reply::completeExceptionally, () -> reply.complete(object));
  }

  @Override
  public void closed(int code) {
    closed.complete(code);
  }

  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    } catch (ExecutionException | TimeoutException cause) {
      throw new AssertionError("no answer", cause);
    }
  }

  /** The texts of some entries, in order. */
  public static List<String> texts(JsonArray entries) {
    return entries.stream()
        .map(entry -> ((JsonObject) entry).getJsonObject("body").getString("text"))
        .toList();
  }
}
