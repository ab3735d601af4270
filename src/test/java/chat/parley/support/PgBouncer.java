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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's PgBouncer before a PostgreSQL, unpacked and not installed. */
public final class PgBouncer implements AutoCloseable {
  private static final Path PACKAGES = Path.of("target/pgbouncer").toAbsolutePath();
  private static final Path PROGRAM = PACKAGES.resolve("unpacked/usr/sbin/pgbouncer");
  private static final long DOWNLOAD_SECONDS = 60;

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether there is one, or one could be had from Debian. */
  public static boolean available() {
    try {
      if (!Files.exists(PROGRAM)) {
        Files.createDirectories(PACKAGES);
        run("apt-get", "download", "pgbouncer", "libc-ares2");
        try (Stream<Path> files = Files.list(PACKAGES)) {
          for (Path file : files.filter(path -> path.toString().endsWith(".deb")).toList()) {
            run("dpkg", "-x", file.toString(), "unpacked");
          }
        }
      }
      return Files.exists(PROGRAM);
    } catch (IOException noDebian) {
      return false;
    }
  }

  private static void run(String... command) throws IOException {
    try {
      new ProcessBuilder(command)
          .directory(PACKAGES.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(DOWNLOAD_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
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
    command.addAll(List.of(PROGRAM.toString(), settings.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(settings.resolveSibling("pgbouncer.log").toFile());
    builder
        .environment()
        .put(
            "LD_LIBRARY_PATH",
            PACKAGES.resolve("unpacked/usr/lib/" + architecture() + "-linux-gnu").toString());
    return builder.start();
  }

  private static String architecture() {
    String name = System.getProperty("os.arch");
    return name.equals("amd64") ? "x86_64" : name;
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
