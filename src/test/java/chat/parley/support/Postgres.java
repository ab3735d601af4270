package chat.parley.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of its own on a free port, unpacked from Maven Central's binaries. It keeps what it
 * has committed, as one in production does.
 */
public final class Postgres implements AutoCloseable {
  private static final Map<String, String> SETTINGS =
      Map.of("synchronous_commit", "on", "fsync", "on", "max_connections", "300");

  private final EmbeddedPostgres server;
  private final Path data;
  private final Path binaries;

  private Postgres(EmbeddedPostgres server, Path data) throws IOException {
    this.server = server;
    this.data = data;
    this.binaries = Files.readSymbolicLink(Path.of("/proc/" + postmaster() + "/exe")).getParent();
  }

  public static Postgres start() {
    try {
      Path data = Files.createTempDirectory("parley-postgres").resolve("data");
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setLocaleConfig("locale", "C.UTF-8")
              .setDataDirectory(data)
              .setCleanDataDirectory(true);
      SETTINGS.forEach(builder::setServerConfig);
      return new Postgres(builder.start(), data);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  public int port() {
    return server.getPort();
  }

  public String url() {
    return url("127.0.0.1", port());
  }

  /** The same server as somebody sees it from elsewhere. */
  public static String url(String host, int port) {
    return "postgresql://postgres:postgres@" + host + ":" + port + "/postgres";
  }

  private String postmaster() throws IOException {
    return Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim();
  }

  /** SIGKILL to all of it: what was not written is lost. */
  public void kill() {
    try {
      String pid = postmaster();
      run(List.of("kill", "-STOP", pid));
      run(List.of("pkill", "-KILL", "-P", pid));
      run(List.of("kill", "-KILL", pid));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Starts it again on the same data and port, after it was killed. */
  public void restart() {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    StringBuilder options = new StringBuilder("-p " + port());
    SETTINGS.forEach(
        (name, value) -> options.append(" -c ").append(name).append('=').append(value));
    String pgCtl = binaries.resolve("pg_ctl").toString();
    command.addAll(List.of(pgCtl, "-D", data.toString(), "-l", data.resolve("log").toString()));
    command.addAll(List.of("-o", options.toString(), "-w", "-t", "60", "start"));
    run(command);
  }

  private static void run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.waitFor();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /** Cuts every connection that anybody has to it. */
  public void cutConnections() {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    } catch (SQLException cause) {
      throw new IllegalStateException(cause);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
