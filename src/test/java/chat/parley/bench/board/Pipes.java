package chat.parley.bench.board;

import chat.parley.bench.file.HttpLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/** Connections over which items come to one server. */
final class Pipes {
  /** As many as one {@code record} takes. */
  static final int ITEMS = 500;

  /** As many as Telegraf sends at once, unless told otherwise. */
  static final int LINES = 1_000;

  private final int port;

  /**
   * One for all: servers deal connections out in turn, and those over HTTP are to be on all loops.
   */
  private Optional<BoardLine> session = Optional.empty();

  Pipes(int port) {
    this.port = port;
  }

  /** A record after the other over a WebSocket. */
  Pipe record() throws IOException {
    BoardLine line = BoardLine.chat(port);
    line.asks("\"op\":\"join\",\"room\":\"lobby\"");
    String record = "{\"id\":9999,\"op\":\"record\"," + ParleyBoard.NAMES + ",\"items\":";
    byte[] frame = BoardLine.frame(record + items() + "}");
    String taken = "\"taken\":" + ITEMS + ",";
    return pipe(line, frame, text -> text.startsWith("{\"re\":9999,"), taken);
  }

  private static String items() {
    return new Feed().items(ITEMS, 1);
  }

  /** The same to socket.io-board.cjs. */
  Pipe socketIo() throws IOException {
    BoardLine line = SocketIoBoard.line(port);
    byte[] frame = BoardLine.frame("421[\"record\"," + items() + "]");
    return pipe(line, frame, text -> text.startsWith("431"), "[" + ITEMS + "]");
  }

  private static Pipe pipe(BoardLine line, byte[] frame, Predicate<String> answer, String taken) {
    return new Pipe() {
      @Override
      public void send() throws IOException {
        line.send(frame);
      }

      @Override
      public void taken() throws IOException {
        String text = line.await(answer);
        if (!text.contains(taken)) {
          throw new IOException(text);
        }
      }

      @Override
      public void close() throws IOException {
        line.close();
      }
    };
  }

  /** Line protocol over HTTP. */
  Pipe lines(boolean gzip) throws IOException {
    String key = session().key();
    byte[] plain =
        new Feed().lines(LINES, System.currentTimeMillis()).getBytes(StandardCharsets.US_ASCII);
    byte[] body = gzip ? zipped(plain) : plain;
    String headers =
        "Authorization: Bearer %s\r\nContent-Length: %d\r\n".formatted(key, body.length)
            + (gzip ? "Content-Encoding: gzip\r\n" : "");
    HttpLine line = new HttpLine(port);
    return new Pipe() {
      @Override
      public void send() throws IOException {
        line.ask("POST", "/api/v1/boards/lobby/ops/write", headers);
        line.send(body, body.length);
      }

      @Override
      public void taken() throws IOException {
        line.answer().mustBe(204);
      }

      @Override
      public void close() throws IOException {
        line.close();
      }
    };
  }

  private BoardLine session() throws IOException {
    if (session.isEmpty()) {
      session = Optional.of(BoardLine.chat(port));
      session.orElseThrow().asks("\"op\":\"join\",\"room\":\"lobby\"");
    }
    return session.orElseThrow();
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  /** Each item a retained message of its own; a ping behind them says when all were taken. */
  Pipe retained() throws IOException {
    MqttLine line = new MqttLine(port);
    byte[] items = MqttLine.items(ITEMS);
    return new Pipe() {
      @Override
      public void send() throws IOException {
        line.send(items);
      }

      @Override
      public void taken() throws IOException {
        line.awaitPing();
      }

      @Override
      public void close() throws IOException {
        line.close();
      }
    };
  }
}
