package chat.parley.bench.board;

import java.nio.charset.StandardCharsets;

/** How one comes to watch a board on each server that speaks WebSocket. */
enum Dialects implements WebSocketWatching.Dialect {
  /** A board of Parley, four times a second. */
  BOARD("/ws", "{\"ev\":\"board\"") {
    @Override
    public void told(WebSocketWatching watching, String text) {
      chat(
          watching,
          text,
          "{\"op\":\"watch\",\"id\":3,\"every_ms\":250,\"window_ms\":0," + ParleyBoard.NAMES + "}");
    }
  },

  /** The log of a board, four times a second, with as many lines as one may have. */
  LOG("/ws", "{\"ev\":\"board\"") {
    @Override
    public void told(WebSocketWatching watching, String text) {
      chat(
          watching,
          text,
          "{\"op\":\"board.follow\",\"id\":3,\"every_ms\":250,\"per_second\":1000,"
              + ParleyBoard.NAMES
              + "}");
    }
  },

  /** The plain fan-out of the same chat: named events for a room. */
  PLAIN("/ws", "{\"ev\":\"custom\"") {
    @Override
    public void told(WebSocketWatching watching, String text) {
      chat(watching, text, "");
    }
  },

  /** What socket.io-board.cjs says. */
  SOCKET_IO(SocketIoBoard.PATH, "42[\"board\"") {
    @Override
    public void told(WebSocketWatching watching, String text) {
      if (text.equals("2")) {
        watching.send("3");
      } else if (text.startsWith("0")) {
        watching.send("40");
      } else if (text.startsWith("40")) {
        watching.send("421[\"watch\"]");
      } else if (text.startsWith("431")) {
        watching.seated();
      }
    }
  };

  private final String path;
  private final byte[] begin;

  Dialects(String path, String begin) {
    this.path = path;
    this.begin = begin.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public byte[] begin() {
    return begin;
  }

  private static void chat(WebSocketWatching watching, String text, String watch) {
    if (text.isEmpty()) {
      watching.send("{\"op\":\"hello\",\"id\":1,\"v\":1}");
      watching.send("{\"op\":\"join\",\"id\":2,\"limit\":1,\"room\":\"" + ParleyBoard.ROOM + "\"}");
      if (!watch.isEmpty()) {
        watching.send(watch);
      }
    } else if (text.contains("\"ok\":false") || text.startsWith("{\"ev\":\"bye\"")) {
      watching.wrong(text);
    } else if (text.startsWith(watch.isEmpty() ? "{\"re\":2," : "{\"re\":3,")) {
      watching.seated();
    }
  }
}
