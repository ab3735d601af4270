package chat.parley.bench.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection over which HTTP/1.1 is spoken as cheaply as Java can. Blocks its thread. */
public final class HttpLine implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  public HttpLine(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    out = socket.getOutputStream();
  }

  /** The head of an answer. */
  public record Answer(int status, Map<String, String> headers) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    public Answer mustBe(int expected) {
      if (status != expected) {
        throw new IllegalStateException("not " + expected + ": " + this);
      }
      return this;
    }
  }

  public void ask(String method, String path, String headers) throws IOException {
    String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
  }

  public void send(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  /** Reads the head of the next answer. */
  Answer head() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    return new Answer(status, headers);
  }

  /** Reads a whole answer that has a length, or nothing. */
  public Answer answer() throws IOException {
    Answer answer = head();
    String length = answer.header("content-length");
    if (!length.isEmpty()) {
      in.skipNBytes(Long.parseLong(length));
    }
    if (answer.header("transfer-encoding").equals("chunked")) {
      skipChunks();
    }
    return answer;
  }

  private void skipChunks() throws IOException {
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      in.skipNBytes(size);
      line();
    }
    line();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException(line.toString(StandardCharsets.US_ASCII));
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.US_ASCII).trim();
  }

  /**
   * @return how many bytes; negative at the end
   */
  int read(byte[] bytes) throws IOException {
    return in.read(bytes);
  }

  void skip(long length) throws IOException {
    in.skipNBytes(length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
