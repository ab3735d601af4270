package chat.parley.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL of its own on a free port, unpacked from Maven Central's binaries. */
public final class Postgres implements AutoCloseable {
  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  public static Postgres start() {
    try {
      return new Postgres(EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  public String url() {
    return "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
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
