package chat.parley.bench.document;

import chat.parley.bench.Peer;
import chat.parley.support.Lifted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server of documents that is measured, as a process of its own that stores what it has. */
record DocumentServer(Kind kind, Peer peer, Path folder) implements AutoCloseable {

  enum Kind {
    PARLEY("Parley", Dialect.PARLEY),
    Y_WEBSOCKET("@y/websocket-server with LevelDB", Dialect.PLAIN),
    HOCUSPOCUS("@hocuspocus/server, stored by hooks", Dialect.HOCUSPOCUS);

    private final String title;
    private final Dialect dialect;

    Kind(String title, Dialect dialect) {
      this.title = title;
      this.dialect = dialect;
    }

    String title() {
      return title;
    }

    private List<String> command(String folder) {
      return switch (this) {
        case PARLEY ->
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                "target/parley.jar",
                "--port",
                "PORT",
                "--data",
                folder);
        case Y_WEBSOCKET -> List.of("node", "src/bench/js/y-websocket-server.cjs", "PORT", folder);
        case HOCUSPOCUS -> List.of("node", "src/bench/js/hocuspocus-server.cjs", "PORT", folder);
      };
    }
  }

  static DocumentServer start(Kind kind) throws IOException {
    return start(kind, Files.createTempDirectory("parley-bench"));
  }

  private static DocumentServer start(Kind kind, Path folder) {
    Map<String, String> environment = kind == Kind.PARLEY ? Lifted.limits() : Map.of();
    return new DocumentServer(
        kind, Peer.start(kind.command(folder.toString()), environment), folder);
  }

  Dialect dialect() {
    return kind.dialect;
  }

  /** {@code kill -9}, and another one on what that leaves. */
  DocumentServer killed() {
    peer.close();
    return start(kind, folder);
  }

  @Override
  public void close() {
    peer.close();
  }
}
