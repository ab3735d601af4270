package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nodes;
import chat.parley.support.Person;
import chat.parley.support.Polling;
import chat.parley.support.Polls;
import chat.parley.support.Postgres;
import chat.parley.support.RoundRobin;
import chat.parley.support.SocketIoWire;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that poll, behind a load balancer that sends every connection to another node. */
class SessionProxyIT {
  private static final int MESSAGES = 20;

  @TempDir private static Path folder;
  private static Postgres postgres;
  private static Nodes nodes;
  private static Vertx vertx;
  private static RoundRobin balancer;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
    nodes =
        new Nodes(folder, postgres.url()).with("PARLEY_HTTP_HOSTS", "chat.example.org").start(2);
    vertx = Vertx.vertx();
    balancer =
        new RoundRobin(
            vertx, () -> nodes.all().stream().filter(Jar::listens).map(Jar::port).toList());
  }

  @AfterAll
  static void stop() {
    balancer.close();
    nodes.close();
    postgres.close();
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("SockJS over xhr-polling goes through any node")
  void sockJs() {
    talks(Polling.carrier(vertx));
  }

  @Test
  @DisplayName("so does Socket.IO's polling")
  void socketIo() {
    talks(SocketIoWire.carrier("polling"));
  }

  @Test
  @DisplayName("and its upgrade from polling to a WebSocket that comes to another node")
  void upgrade() {
    talks(SocketIoWire.carrier("polling", "websocket"));
  }

  private static void talks(Wire.Carrier carrier) {
    String room = "room-" + carrier.hashCode();
    Person ann = Person.comes(carrier, balancer.port(), "Ann");
    ann.joins(room);
    Person bob = Person.comes(JdkWebSocket.CARRIER, balancer.port(), "Bob");
    bob.joins(room);
    for (int n = 0; n < MESSAGES; n++) {
      ann.says(room, "here " + n);
      bob.hears("here " + n);
      ann.hears("here " + n);
      bob.says(room, "there " + n);
      ann.hears("there " + n);
      bob.hears("there " + n);
    }
    ann.closes();
    bob.closes();
  }

  @Test
  @DisplayName("a page of the server's own origin is known as such on the session's node too")
  void origin() {
    Polls here = new Polls(vertx, nodes.node(0).port(), "/socket.io/");
    Polls there = new Polls(vertx, nodes.node(1).port(), "/socket.io/");
    String sid = here.opens();
    assertEquals(200, posts(there, sid, "https://chat.example.org"));
    assertEquals(403, posts(there, here.opens(), "https://evil.example.org"));
  }

  @Test
  @DisplayName(
      "a host that is nobody's here is refused by the node that is asked, and not passed on")
  void host() {
    Polls here = new Polls(vertx, nodes.node(0).port(), "/socket.io/");
    Polls there = new Polls(vertx, nodes.node(1).port(), "/socket.io/");
    String sid = here.opens();
    for (Polls node : List.of(here, there)) {
      assertEquals(421, posts(node, sid, "evil.example.org", "https://evil.example.org"));
    }
    String name = "localhost:" + nodes.node(1).port();
    assertEquals(200, posts(there, sid, name, "http://" + name));
    assertEquals(403, posts(there, here.opens(), name, "https://" + name));
  }

  /** As through a proxy that has TLS and passes the Host on. */
  private static int posts(Polls polls, String sid, String origin) {
    return posts(polls, sid, "chat.example.org", origin);
  }

  private static int posts(Polls polls, String sid, String host, String origin) {
    return Await.result(
            polls
                .request(HttpMethod.POST, Polls.session(sid))
                .putHeader("host", host)
                .putHeader("origin", origin)
                .putHeader("content-type", "text/plain;charset=UTF-8")
                .sendBuffer(Buffer.buffer("40")))
        .statusCode();
  }

  @Test
  @DisplayName("when the node of a polling session is gone, its client is told, and resumes")
  void nodeIsGone() {
    Jar extra = nodes.startOne();
    Polls direct = new Polls(vertx, extra.port(), "/socket.io/");
    String sid = direct.opens();
    Polls other = new Polls(vertx, nodes.node(0).port(), "/socket.io/");
    nodes.awaitNodes(3);
    Await.until("the session is reached", () -> other.post(sid, "40").statusCode() == 200);
    Person ann = Person.comes(JdkWebSocket.CARRIER, extra.port(), "Ann");
    JsonObject joined = ann.joins("orphans");
    ann.says("orphans", "still here");
    extra.kill();
    HttpResponse<Buffer> lost =
        Await.result(
            other
                .request(HttpMethod.GET, Polls.session(sid))
                .putHeader("host", "chat.example.org")
                .putHeader("origin", "https://chat.example.org")
                .send());
    assertTrue(lost.statusCode() >= 400, "" + lost.statusCode());
    // a page that came from another node may read it
    assertEquals("https://chat.example.org", lost.getHeader("access-control-allow-origin"));
    nodes.awaitNodes(2);
    JsonObject since =
        new JsonObject()
            .put("orphans", new JsonObject().put("epoch", joined.getString("epoch")).put("pos", 0));
    Person again = Person.returns(Polling.carrier(vertx), balancer.port(), ann, since);
    assertEquals(
        "still here",
        Person.texts(again.welcome().getJsonArray("rooms").getJsonObject(0).getJsonArray("entries"))
            .get(0));
  }
}
