package chat.parley.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of its own on a free port, unpacked from Maven Central's binaries. It keeps what it
 * has committed, as one in production does.
 */
public final class Postgres implements AutoCloseable {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "synchronous_commit", "on",
          "fsync", "on",
          "max_connections", "300",
          // the lock of one that was killed would keep the next one away
          "unix_socket_directories", "");

  private final EmbeddedPostgres server;
  private final Path data;
  private final Map<String, String> settings;
  private final Path binaries;

  private Postgres(EmbeddedPostgres server, Path data, Map<String, String> settings)
      throws IOException {
    this.server = server;
    this.data = data;
    this.settings = settings;
    this.binaries = Files.readSymbolicLink(Path.of("/proc/" + postmaster() + "/exe")).getParent();
  }

  public static Postgres start() {
    return start(Map.of());
  }

  /**
   * @param more settings of the server besides the usual ones
   */
  public static Postgres start(Map<String, String> more) {
    return start(folder(), more);
  }

  /** Starts on what is in a folder, or makes it first. */
  private static Postgres start(Path data, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.putAll(more);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C.UTF-8")
            .setDataDirectory(data)
            .setCleanDataDirectory(!Files.exists(data));
    settings.forEach(builder::setServerConfig);
    try {
      return new Postgres(builder.start(), data, settings);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("parley-postgres").resolve("data");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** A base backup, as an operator makes it: a copy of the folder while people write. */
  public Path backUp() {
    Path copy = folder();
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute("SELECT pg_backup_start('copy', true)");
      run(List.of("cp", "-a", data.toString(), copy.toString()));
      try (ResultSet label = sql.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        label.next();
        Files.writeString(copy.resolve("backup_label"), label.getString(1));
      }
      run(List.of("cp", "-a", data.resolve("pg_wal").toString(), copy.toString()));
      Files.delete(copy.resolve("postmaster.pid"));
      return copy;
    } catch (SQLException cause) {
      throw new IllegalStateException(cause);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Another server, on a base backup of this one and whatever of the log came with it. */
  public static Postgres restored(Path backup) {
    begin(backup, "recovery.signal", "restore_command = 'false'");
    return start(backup, Map.of());
  }

  private static void begin(Path backup, String signal, String setting) {
    try {
      Files.createFile(backup.resolve(signal));
      Files.writeString(backup.resolve("postgresql.auto.conf"), setting);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Another server that follows this one, on a base backup of it. */
  public Postgres standby(Path backup) {
    begin(
        backup,
        "standby.signal",
        "primary_conninfo = 'host=127.0.0.1 port=" + port() + " user=postgres'");
    return start(backup, Map.of());
  }

  /** An administrator's own, for what takes more than a statement. */
  public Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  /** Runs a statement as an administrator; gives the first value of its answer, if it has one. */
  public String sql(String statement) {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      if (!sql.execute(statement)) {
        return "";
      }
      try (ResultSet rows = sql.getResultSet()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    } catch (SQLException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** Puts the files of this server, which was killed, back to what they were in a copy. */
  public void putBack(Path copy) {
    run(List.of("rm", "-r", data.toString()));
    run(List.of("cp", "-a", copy.toString(), data.toString()));
  }

  /** A copy of the files of this server, which was killed. */
  public Path copyFiles() {
    Path copy = folder();
    run(List.of("cp", "-a", data.toString(), copy.toString()));
    return copy;
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
      // nobody may have taken note of the death yet, and then it seems to run
      Files.delete(data.resolve("postmaster.pid"));
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
    settings.forEach(
        (name, value) ->
            options.append(" -c ").append(name).append("='").append(value).append('\''));
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
    try (Connection connection = connect();
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
