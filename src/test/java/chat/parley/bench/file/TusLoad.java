package chat.parley.bench.file;

import java.io.IOException;
import java.util.Random;

/** Sends and reads whole files over tus 1.0.0 and HTTP, in pieces as browsers do. */
final class TusLoad {
  static final int PIECE = 8 * 1024 * 1024;
  private static final int WRITE = 256 * 1024;

  private final int port;
  private final String headers;
  private final byte[] bytes = new byte[WRITE];

  /**
   * @param headers of each request, each ended by CRLF
   */
  TusLoad(int port, String headers) {
    this.port = port;
    this.headers = headers;
    new Random(1).nextBytes(bytes);
  }

  /** Begins an upload, and gives its path. */
  String begin(HttpLine line, long size, String metadata) throws IOException {
    line.ask(
        "POST",
        "/files",
        headers
            + "Tus-Resumable: 1.0.0\r\nContent-Length: 0\r\nUpload-Length: "
            + size
            + "\r\nUpload-Metadata: "
            + metadata
            + "\r\n");
    return line.answer().mustBe(201).header("location").replaceFirst("^https?://[^/]+", "");
  }

  /**
   * @param size a whole number of pieces
   * @return the path of the file
   */
  String upload(long size, String metadata) throws IOException {
    try (HttpLine line = new HttpLine(port)) {
      String path = begin(line, size, metadata);
      for (long at = 0; at < size; at += PIECE) {
        patch(line, path, at, PIECE);
      }
      return path;
    }
  }

  private void patch(HttpLine line, String path, long at, int length) throws IOException {
    line.ask(
        "PATCH",
        path,
        headers
            + "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
            + "Upload-Offset: "
            + at
            + "\r\nContent-Length: "
            + length
            + "\r\n");
    for (int sent = 0; sent < length; sent += WRITE) {
      line.send(bytes, WRITE);
    }
    line.answer().mustBe(204);
  }

  void download(String path, long size) throws IOException {
    try (HttpLine line = new HttpLine(port)) {
      line.ask("GET", path, headers);
      HttpLine.Answer answer = line.head().mustBe(200);
      if (!answer.header("content-length").equals(String.valueOf(size))) {
        throw new IllegalStateException(answer.toString());
      }
      line.skip(size);
    }
  }
}
