package chat.parley.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.bench.load.ChatDialect;
import chat.parley.bench.load.Crowd;
import chat.parley.bench.load.Dialect;
import chat.parley.bench.load.Shape;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message costs in a big room, as Flight Recorder sees it. */
class OneEncodingTest {
  private static final String ENCODING = "chat.parley.Encoding";
  private static final int MESSAGES = 20;
  private static final int EACH = 250;

  @TempDir Path folder;

  @Test
  @DisplayName("a message to 1,000 sockets on four carriers is encoded four times")
  void fourEncodings() throws IOException {
    try (Server server = Server.start(folder.resolve("data"));
        Recording recording = new Recording();
        Crowd speaking = comes(server, new ChatDialect(true));
        Crowd overSockJs = comes(server, new SockJsDialect());
        Crowd overSocketIo = comes(server, new SocketIoChatDialect());
        Crowd overBridge = comes(server, new BridgeDialect())) {
      recording.enable(ENCODING).withoutThreshold();
      recording.start();
      speaking.speak(100);
      speaking.awaitHeard(MESSAGES * EACH);
      speaking.rest();
      long said = speaking.said();
      for (Crowd listening : List.of(overSockJs, overSocketIo, overBridge)) {
        listening.awaitHeard(said * EACH);
        assertEquals(said * EACH, listening.heard());
      }
      recording.stop();
      Path file = folder.resolve("encodings.jfr");
      recording.dump(file);
      long encodings =
          RecordingFile.readAllEvents(file).stream()
              .filter(event -> event.getEventType().getName().equals(ENCODING))
              .filter(event -> event.getString("event").equals("Said"))
              .count();
      assertEquals(4 * said, encodings);
    }
  }

  private static Crowd comes(Server server, Dialect dialect) {
    Crowd crowd = new Crowd(server.port(), dialect, Shape.rooms(1, EACH, 1), "hall");
    crowd.gather();
    return crowd;
  }

  /** What only listens. */
  private abstract static class Listening implements Dialect {
    @Override
    public final String say(String room, String payload) {
      throw new UnsupportedOperationException("this crowd listens");
    }

    @Override
    public final String tell(String id, String payload) {
      throw new UnsupportedOperationException("this crowd listens");
    }
  }

  /** The chat over Socket.IO: to connect is to say hello. */
  private static final class SocketIoChatDialect extends Listening {
    @Override
    public String path(String room, String id) {
      return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public void opened(Talk talk, String room) {}

    @Override
    public void told(Talk talk, String room, String text) {
      if (text.equals("2")) {
        talk.send("3");
      } else if (text.startsWith("0")) {
        talk.send("40");
      } else if (text.startsWith("40")) {
        talk.send("427" + new JsonArray().add("join").add(new JsonObject().put("room", room)));
      } else if (text.startsWith("437[{\"ok\":true")) {
        talk.joined();
      }
    }
  }

  /** Texts in SockJS frames. */
  private abstract static class OverSockJs extends Listening {
    private final String endpoint;

    OverSockJs(String endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public final String path(String room, String id) {
      return endpoint + "/000/" + id.replace("-", "") + "abcdefgh/websocket";
    }

    @Override
    public final void opened(Talk talk, String room) {}

    @Override
    public final void told(Talk talk, String room, String frame) {
      if (frame.equals("o")) {
        List<String> texts = new ArrayList<>();
        opening(room).forEach(command -> texts.add(command.encode()));
        talk.send(new JsonArray(texts).encode());
      } else if (frame.startsWith("a") && frame.contains(lastReply())) {
        talk.joined();
      }
    }

    abstract List<JsonObject> opening(String room);

    abstract String lastReply();
  }

  private static final class SockJsDialect extends OverSockJs {
    SockJsDialect() {
      super("/sockjs");
    }

    @Override
    List<JsonObject> opening(String room) {
      return List.of(
          new JsonObject().put("op", "hello").put("id", 1),
          new JsonObject().put("op", "join").put("id", 2).put("room", room));
    }

    @Override
    String lastReply() {
      return "\\\"re\\\":2,\\\"ok\\\":true";
    }
  }

  private static final class BridgeDialect extends OverSockJs {
    BridgeDialect() {
      super("/eventbus");
    }

    /** The history of a room is read by its members alone, so its reply comes after joining. */
    @Override
    List<JsonObject> opening(String room) {
      return List.of(
          new JsonObject().put("type", "register").put("address", "parley.room." + room),
          new JsonObject()
              .put("type", "send")
              .put("address", "parley.history")
              .put("replyAddress", "read")
              .put("body", new JsonObject().put("room", room)));
    }

    @Override
    String lastReply() {
      return "\\\"address\\\":\\\"read\\\",\\\"body\\\":{\\\"ok\\\":true";
    }
  }
}
