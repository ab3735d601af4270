package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import chat.parley.support.SocketIoPerson;
import chat.parley.support.SocketIoWire;
import chat.parley.support.Wire;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files over Socket.IO, in binary events. */
class SocketIoUploadTest extends SocketUploadContract {
  private final List<Wire> wires = new ArrayList<>();

  @Override
  Wire.Carrier carrier() {
    Wire.Carrier carrier = SocketIoWire.carrier("websocket");
    return (port, ear) -> {
      Wire wire = carrier.connect(port, ear);
      wires.add(wire);
      return wire;
    };
  }

  @Test
  @DisplayName(
      "the official client sends a file as the README has it, and is told what is too much")
  void readme() {
    byte[] film = Courier.bytes(100_000);
    try (SocketIoPerson eve =
        SocketIoPerson.connects(server().port(), "/", new JsonObject().put("name", "Eve"))) {
      JsonObject begun = eve.op("upload", wanted(film.length));
      long number = begun.getLong("upload");
      Person.assertRefused(413, "too_large", piece(eve, number, 0, new byte[32_769]));
      Person.assertRefused(404, "no_such_file", piece(eve, 99, 0, new byte[1]));
      for (int at = 0; at < film.length; at += 25_000) {
        byte[] piece = Arrays.copyOfRange(film, at, at + 25_000);
        Person.ok(piece(eve, number, at, piece));
      }
      String file = begun.getJsonObject("file").getString("id");
      JsonObject done = new JsonObject().put("file", file).put("end", "done");
      assertEquals("complete", eve.op("upload", done).getJsonObject("file").getString("state"));
      isWhole(film, file);
    }
  }

  private static JsonObject piece(SocketIoPerson eve, long number, long offset, byte[] data) {
    JsonObject where = new JsonObject().put("upload", number).put("offset", offset);
    JsonObject bytes = new JsonObject().put("$base64", Base64.getEncoder().encodeToString(data));
    return eve.asks("upload", where, bytes).getJsonObject(0);
  }

  /** This library never answers a close frame, and the server would wait for it. */
  @AfterEach
  void cut() {
    wires.forEach(Wire::drop);
  }
}
