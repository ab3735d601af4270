package chat.parley.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Debian's PgBouncer before a PostgreSQL, unpacked and not installed. */
public final class PgBouncer implements AutoCloseable {
  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether there is one, or one could be had from Debian. */
  public static boolean available() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return Debian.program("usr/sbin/pgbouncer", "pgbouncer", "libc-ares2");
  }

  /**
   * @param mode for how long a client has a connection: {@code session} or {@code transaction}
   * @param connections how many it has to the server, for all
   */
  public static PgBouncer before(Postgres postgres, String mode, int connections, Path folder) {
    int port = freePort();
    Path settings = folder.resolve("pgbouncer.ini");
    try {
      Files.writeString(
          settings,
          """
          [databases]
          * = host=127.0.0.1 port=%d user=postgres
          [pgbouncer]
          listen_addr = 127.0.0.1
          listen_port = %d
          unix_socket_dir =
          auth_type = any
          pool_mode = %s
          default_pool_size = %d
          """
              .formatted(postgres.port(), port, mode, connections));
      return new PgBouncer(start(settings), port).awaited();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** It does not want to be root. */
  private static Process start(Path settings) throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program().orElseThrow().toString(), settings.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(settings.resolveSibling("pgbouncer.log").toFile());
    builder.environment().put("LD_LIBRARY_PATH", Debian.libraries("pgbouncer").toString());
    return builder.start();
  }

  private PgBouncer awaited() {
    Await.until("PgBouncer listens", this::listens);
    return this;
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  public String url() {
    return Postgres.url("127.0.0.1", port);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
