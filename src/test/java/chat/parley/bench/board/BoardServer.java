package chat.parley.bench.board;

import chat.parley.bench.Peer;
import chat.parley.support.Lifted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server that is measured, as a process of its own. */
record BoardServer(Kind kind, Peer peer, Path folder) implements AutoCloseable {

  enum Kind {
    PARLEY("Parley", "listens on"),
    SOCKET_IO("socket.io on Node, sums by hand", "listens on"),
    MOSQUITTO("mosquitto, retained values", " running");

    private static final String MOSQUITTO_SETTINGS =
        "printf 'listener PORT 127.0.0.1\\nallow_anonymous true\\nset_tcp_nodelay true\\n"
            + "max_queued_messages 100000\\nlog_type information\\nconnection_messages false\\nlog_dest stderr\\n' > FOLDER/mosquitto.conf;"
            + " PATH=$PATH:/usr/sbin; exec mosquitto -c FOLDER/mosquitto.conf";

    private final String title;
    private final String ready;

    Kind(String title, String ready) {
      this.title = title;
      this.ready = ready;
    }

    String title() {
      return title;
    }

    private List<String> command(String folder) {
      return switch (this) {
        case PARLEY ->
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                "target/parley.jar",
                "--port",
                "PORT",
                "--data",
                folder);
        case SOCKET_IO -> List.of("node", "src/bench/js/socketio-board.cjs", "PORT");
        case MOSQUITTO -> List.of("sh", "-c", MOSQUITTO_SETTINGS.replace("FOLDER", folder));
      };
    }
  }

  static BoardServer start(Kind kind) throws IOException {
    return start(kind, Files.createTempDirectory("parley-bench"));
  }

  private static BoardServer start(Kind kind, Path folder) {
    Map<String, String> environment = kind == Kind.PARLEY ? Lifted.limits() : Map.of();
    Peer peer = Peer.start(kind.command(folder.toString()), environment, kind.ready);
    return new BoardServer(kind, peer, folder);
  }

  /** {@code kill -9}, and another one on what that leaves. */
  BoardServer killed() {
    peer.close();
    return start(kind, folder);
  }

  @Override
  public void close() {
    peer.close();
  }
}
