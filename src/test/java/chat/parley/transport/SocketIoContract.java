package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Person;
import chat.parley.support.SocketIoWire;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same over Socket.IO, with the official Java client; it differs where its protocol does. */
abstract class SocketIoContract extends CarrierContract {
  private final List<Wire> wires = new ArrayList<>();

  /** In the order in which the client's library tries them. */
  protected abstract String[] transports();

  /** Only a missing pong tells that somebody who polls has gone. */
  @Override
  protected JsonObject settings() {
    return new JsonObject()
        .put("times", new JsonObject().put("pingSeconds", 6).put("pongSeconds", 6));
  }

  @Override
  protected final Wire.Carrier carrier(Vertx vertx) {
    Wire.Carrier carrier = SocketIoWire.carrier(transports());
    return (port, ear) -> {
      Wire wire = carrier.connect(port, ear);
      wires.add(wire);
      return wire;
    };
  }

  /** This library never answers a close frame, and the server would wait for it. */
  @AfterEach
  void cut() {
    wires.forEach(Wire::drop);
  }

  @Override
  @Test
  @DisplayName("a recovery brings back session, user and rooms, and what was missed as events")
  void resume() {
    Person ann = comes("Ann");
    Person bob = comesPlainly("Bob");
    bob.joins("lobby");
    JsonObject joined = ann.joins("lobby");
    ann.isCutOff();
    ann.isClosed();
    bob.says("lobby", "one");
    bob.says("lobby", "two");
    Person again = returns(ann, at("lobby", joined));
    assertEquals(ann.session(), again.session());
    assertEquals(ann.user(), again.user());
    again.hears("one");
    again.hears("two");
    bob.says("lobby", "three");
    again.hears("three");
    again.says("lobby", "back");
    again.hears("back");
    assertEquals(List.of(), again.heardSoFar("message"));
  }

  @Override
  @Test
  @DisplayName("to connect is to say hello, and a hello that is refused is a connect_error")
  void helloFirst() {
    Person ann = Person.connects(carrier(server().vertx()), server().port());
    ann.isRefused(400, "bad_request", "hello", new JsonObject().put("name", "a\u202Eb"));
    ann.saysHello(new JsonObject().put("name", "  Ann "));
    assertEquals("Ann", ann.welcome().getJsonObject("user").getString("name"));
    ann.isRefused(400, "bad_request", "hello", new JsonObject());
  }

  @Override
  @Test
  @DisplayName("bad arguments are answered, and the connection lives on")
  void badFrames() {
    Person ann = comes("Ann");
    JsonArray deep = new JsonArray();
    for (int i = 0; i < 20; i++) {
      deep = new JsonArray().add(deep);
    }
    for (Object bad : List.of("\u0000", 9007199254740993L, deep)) {
      ann.isRefused(400, "bad_request", "ping", new JsonObject().put("x", bad));
    }
    ok(ann.asks("ping", new JsonObject()));
  }

  @Test
  @DisplayName("a key that was not made for the session brings a new guest, not an error")
  void forgedRecovery() {
    Person ann = comes("Ann");
    Person eve = Person.connects(carrier(server().vertx()), server().port());
    JsonObject forged = new JsonObject().put("session", ann.session()).put("key", "a.b.c");
    eve.saysHello(new JsonObject().put("name", "Eve").put("resume", forged));
    assertTrue(!eve.session().equals(ann.session()) && !eve.user().equals(ann.user()));
    ann.joins("lobby");
    ann.says("lobby", "still me");
    ann.hears("still me");
  }
}
