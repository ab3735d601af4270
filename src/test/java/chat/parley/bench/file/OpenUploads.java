package chat.parley.bench.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Many uploads that are in the middle of their bytes. */
final class OpenUploads {
  private static final int UPLOADS = 1_000;

  private final FileServer server;

  OpenUploads(FileServer server) {
    this.server = server;
  }

  /** Against as many connections that are kept alive and ask for nothing. */
  String each() throws IOException {
    TusLoad load = server.load();
    List<HttpLine> lines = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (int n = 0; n < UPLOADS; n++) {
      HttpLine line = new HttpLine(server.peer().port());
      lines.add(line);
      paths.add(load.begin(line, 1_000_000, "room bG9iYnk="));
    }
    long idle = server.peer().liveHeap();
    for (int n = 0; n < UPLOADS; n++) {
      lines
          .get(n)
          .ask(
              "PATCH",
              paths.get(n),
              server.headers()
                  + "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
                  + "Upload-Offset: 0\r\nContent-Length: 1000000\r\n");
      lines.get(n).send(new byte[1_000], 1_000);
    }
    awaitReadable(load, paths.get(UPLOADS - 1));
    long open = server.peer().liveHeap();
    for (HttpLine line : lines) {
      line.close();
    }
    return String.format(Locale.ROOT, "%,d bytes", (open - idle) / UPLOADS);
  }

  /** Requests of one connection after the other: the last is the last to be seen. */
  private void awaitReadable(TusLoad load, String path) throws IOException {
    try (HttpLine reader = new HttpLine(server.peer().port())) {
      reader.ask("GET", path, server.headers() + "Range: bytes=0-999\r\n");
      reader.head().mustBe(206);
    }
  }
}
