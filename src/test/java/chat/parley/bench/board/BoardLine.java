package chat.parley.bench.board;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * One WebSocket that costs a load client next to nothing: frames are made once and sent often,
 * masked with zeros, which changes no byte. Blocks its thread.
 */
final class BoardLine implements Closeable {
  private static final int BUFFER = 256 * 1024;
  private static final int TEXT = 0x81;
  private static final int PONG = 0x8A;
  private static final int PING = 9;
  private static final int CLOSE = 8;
  private static final int MASKED = 0x80;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private int ids;
  private String key = "";

  BoardLine(int port, String path) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
    out = socket.getOutputStream();
    String request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                .formatted(path)
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      head += (char) in.readUnsignedByte();
    }
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new IOException(head);
    }
  }

  /** A session of the chat, not in any room. */
  static BoardLine chat(int port) throws IOException {
    BoardLine line = new BoardLine(port, "/ws");
    String welcome = line.asks("\"op\":\"hello\",\"v\":1");
    line.key = between(welcome, "\"session\":\"") + "." + between(welcome, "\"key\":\"");
    return line;
  }

  private static String between(String text, String before) {
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf('"', from));
  }

  /** By which HTTP knows the session. */
  String key() {
    return key;
  }

  static byte[] frame(String text) {
    return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] pong(byte[] payload) {
    return frame(PONG, payload);
  }

  private static byte[] frame(int first, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
    if (payload.length < LENGTH_16) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length < 1 << 16) {
      frame.put((byte) (MASKED | LENGTH_16)).putShort((short) payload.length);
    } else {
      frame.put((byte) (MASKED | LENGTH_64)).putLong(payload.length);
    }
    frame.putInt(0).put(payload);
    byte[] bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  void send(byte[] frame) throws IOException {
    out.write(frame);
  }

  void send(String text) throws IOException {
    send(frame(text));
  }

  /**
   * @param fields of the command, but for its id
   * @return the answer, which is no refusal
   */
  String asks(String fields) throws IOException {
    int id = ++ids;
    send("{\"id\":" + id + "," + fields + "}");
    String answer = await(text -> text.startsWith("{\"re\":" + id + ","));
    if (!answer.contains("\"ok\":true")) {
      throw new IOException(answer);
    }
    return answer;
  }

  /** The next text for which this is so; others are passed over. */
  String await(Predicate<String> wanted) throws IOException {
    String text = next();
    while (!wanted.test(text)) {
      text = next();
    }
    return text;
  }

  private String next() throws IOException {
    while (true) {
      int opcode = in.readUnsignedByte() & 0x0F;
      byte[] payload = new byte[length()];
      in.readFully(payload);
      if (opcode == 1) {
        return new String(payload, StandardCharsets.UTF_8);
      } else if (opcode == PING) {
        send(pong(payload));
      } else if (opcode == CLOSE) {
        throw new EOFException("closed by the server");
      }
    }
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte() & 0x7F;
    if (length == LENGTH_16) {
      return in.readUnsignedShort();
    }
    return length == LENGTH_64 ? (int) in.readLong() : length;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
