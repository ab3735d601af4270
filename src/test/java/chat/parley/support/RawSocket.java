package chat.parley.support;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** A TCP connection on which a test says exactly the bytes it wants. */
public final class RawSocket implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int SMALL_BUFFER = 4_096;
  private static final long STEP_NANOS = 20_000_000;
  private static final long REST_NANOS = 50_000_000;
  private static final byte[] MASK = {1, 2, 3, 4};

  private final Socket socket = new Socket();
  private final DataInputStream in;

  public RawSocket(int port) {
    try {
      socket.setReceiveBufferSize(SMALL_BUFFER);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** A connection that is a WebSocket already. */
  public static RawSocket webSocket(int port, String path) {
    RawSocket socket = new RawSocket(port);
    String answer = socket.asks(upgrade(path, ""));
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new AssertionError(answer);
    }
    return socket;
  }

  public static String upgrade(String path, String headers) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost:8080\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + (headers.contains("Version") ? "" : "Sec-WebSocket-Version: 13\r\n")
        + (headers.contains("Key") ? "" : "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
        + headers
        + "\r\n";
  }

  /** Sends a request and reads the head of its answer. */
  public String asks(String request) {
    write(request.getBytes(StandardCharsets.UTF_8));
    StringBuilder head = new StringBuilder();
    try {
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        head.append((char) next);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return head.toString();
  }

  public void text(String text) {
    frame(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A masked frame, as clients send them. */
  public void frame(int first, byte[] payload) {
    write(frameBytes(first, payload));
  }

  public static byte[] frameBytes(int first, byte[] payload) {
    Buffer frame = Buffer.buffer().appendByte((byte) first);
    if (payload.length < 126) {
      frame.appendByte((byte) (0x80 | payload.length));
    } else if (payload.length <= 0xFFFF) {
      frame.appendByte((byte) (0x80 | 126)).appendShort((short) payload.length);
    } else {
      frame.appendByte((byte) (0x80 | 127)).appendLong(payload.length);
    }
    frame.appendBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.appendByte((byte) (payload[i] ^ MASK[i % 4]));
    }
    return frame.getBytes();
  }

  public void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Sends a byte now and then, until all are sent or the server says something. */
  public void trickles(byte[] bytes) {
    try {
      for (int i = 0; i < bytes.length && in.available() == 0; i++) {
        socket.getOutputStream().write(bytes[i]);
        LockSupport.parkNanos(STEP_NANOS);
      }
    } catch (IOException ended) {
      // the server has had enough, and may have said why
    }
  }

  /** Does something again and again until the server closes a WebSocket; the close code. */
  public int closesMeanwhile(int times, IntConsumer step) {
    try {
      for (int n = 0; n < times; n++) {
        step.accept(n);
        rests();
        while (in.available() >= 2) {
          int opcode = in.readUnsignedByte() & 0x0F;
          byte[] payload = payload();
          if (opcode == 8) {
            return code(payload);
          }
        }
      }
    } catch (IOException | UncheckedIOException ended) {
      return 1006;
    }
    return closeCode();
  }

  /** The close code that has come already; 0 when none has. */
  public int closedSoFar() {
    try {
      while (in.available() >= 2) {
        int opcode = in.readUnsignedByte() & 0x0F;
        byte[] payload = payload();
        if (opcode == 8) {
          return code(payload);
        }
      }
      return 0;
    } catch (IOException ended) {
      return 1006;
    }
  }

  /** Says that nothing more will come, and still listens. */
  public void endsOutput() {
    try {
      socket.shutdownOutput();
    } catch (IOException ended) {
      // it has been cut off already
    }
  }

  private static int code(byte[] payload) {
    return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
  }

  /** The time between two pieces of something that comes slowly. */
  public void rests() {
    LockSupport.parkNanos(REST_NANOS);
  }

  /** Reads the body of an answer whose head was read. */
  public String readsBody(int length) {
    try {
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** All that the server says until it closes the connection. */
  public String readsToEnd() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.write(next);
      }
    } catch (SocketTimeoutException open) {
      throw new AssertionError("the connection stays open after " + all, open);
    } catch (IOException cut) {
      // as good as an end
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** Answers the pings of Engine.IO until the server closes; the close code, or 1006. */
  public int closeCodeAfterPings() {
    try {
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0F;
        byte[] payload = payload();
        if (opcode == 8) {
          return code(payload);
        }
        if (opcode == 1 && payload.length == 1 && payload[0] == '2') {
          text("3");
        }
      }
    } catch (IOException ended) {
      return 1006;
    }
  }

  /** Reads frames until the server closes; the close code, or 1006 when it just cut. */
  public int closeCode() {
    try {
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0F;
        byte[] payload = payload();
        if (opcode == 8) {
          return code(payload);
        }
      }
    } catch (IOException ended) {
      return 1006;
    }
  }

  /** Reads frames until a binary one comes. */
  public byte[] readBinary() {
    try {
      while ((in.readUnsignedByte() & 0x0F) != 2) {
        payload();
      }
      return payload();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Reads frames until a text comes. */
  public String readText() {
    try {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      while ((in.readUnsignedByte() & 0x0F) != 1) {
        payload();
      }
      text.writeBytes(payload());
      return text.toString(StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private byte[] payload() throws IOException {
    int length = in.readUnsignedByte();
    long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
    return in.readNBytes((int) size);
  }

  /** Breaks off without a word: the other side sees a reset. */
  public void resets() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
