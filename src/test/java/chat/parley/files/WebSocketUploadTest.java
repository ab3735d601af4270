package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Await;
import chat.parley.support.Bridge;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files over the plain WebSocket, in binary frames; and what other carriers say of that. */
class WebSocketUploadTest extends SocketUploadContract {
  @Override
  Wire.Carrier carrier() {
    return JdkWebSocket.CARRIER;
  }

  @Test
  @DisplayName("a binary frame without an upload is 1003, and one that is none of a piece too")
  void noPiece() {
    Person eve = Person.comes(carrier(), server().port(), "Eve");
    eve.sendsPiece(1, 0, new byte[10]);
    assertEquals(1003, eve.isClosed());
    ann().asksPatiently("upload", wanted(100_000));
    ann().sendsPiece(1, 0, new byte[32 * 1024 + 1]);
    assertEquals(1003, ann().isClosed());
    try (RawSocket raw = RawSocket.webSocket(server().port(), "/sockjs/000/x/websocket")) {
      raw.frame(0x82, new byte[20]);
      assertEquals(1003, raw.closeCode());
    }
  }

  @Test
  @DisplayName("where frames are small, pieces are")
  void smallFrames(@TempDir Path data) {
    JsonObject limits = new JsonObject().put("frameBytes", 20_000).put("textCharacters", 2_000);
    try (Server small = Server.start(data, new JsonObject().put("limits", limits))) {
      Person eve = Person.comes(carrier(), small.port(), "Eve");
      JsonObject begun = eve.asksPatiently("upload", wanted(50_000));
      int piece = begun.getInteger("piece");
      assertEquals(20_000 - 16, piece);
      for (int at = 0; at < 50_000; at += piece) {
        eve.sendsPiece(1, at, new byte[Math.min(piece, 50_000 - at)]);
      }
      assertEquals("complete", eve.next("upload").getString("state"));
    }
  }

  @Test
  @DisplayName("who goes on sending what nobody wants is sent away after his credit")
  void stragglers() {
    JsonObject begun = ann().asksPatiently("upload", wanted(100_000));
    JsonObject end =
        new JsonObject()
            .put("file", begun.getJsonObject("file").getString("id"))
            .put("end", "paused");
    Person.ok(ann().asks("upload", end));
    for (int n = 0; n < 33; n++) {
      ann().sendsPiece(1, 0, new byte[32 * 1024]);
    }
    assertEquals(1003, ann().isClosed());
  }

  @Test
  @DisplayName("carriers that carry no bytes say so, and where files go")
  void others() {
    List<Wire.Carrier> carriers =
        List.of(VertxWebSocket.sockJs(server().vertx()), Bridge.carrier(server().vertx()));
    for (Wire.Carrier carrier : carriers) {
      Person eve = Person.comes(carrier, server().port(), "Eve");
      JsonObject error = eve.isRefused(404, "no_such_op", "upload", wanted(1));
      assertEquals(true, error.getString("message").contains("/files"));
    }
    JsonObject reply =
        (JsonObject)
            Await.result(server().vertx().eventBus().request("parley.upload", wanted(1))).body();
    Person.assertRefused(404, "no_such_op", reply);
  }
}
