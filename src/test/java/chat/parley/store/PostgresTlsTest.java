package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.config.StoreConfig;
import chat.parley.support.Authority;
import chat.parley.support.Await;
import chat.parley.support.Postgres;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A PostgreSQL with TLS, which lets some users in only with it, and some only without. */
class PostgresTlsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void end() {
    Await.ended(vertx);
  }

  private static final String REFUSED = "refused";
  private static final String ENCRYPTED =
      "SELECT CASE WHEN ssl THEN 'encrypted' ELSE 'clear' END FROM pg_stat_ssl"
          + " WHERE pid = pg_backend_pid()";

  @TempDir private static Path folder;
  private static Postgres postgres;

  @BeforeAll
  static void start() throws IOException {
    Authority authority = new Authority(folder, "authority");
    new Authority(folder, "stranger");
    Path certificate = authority.issue("localhost");
    authority.issue("client");
    Path access = folder.resolve("pg_hba.conf");
    Files.writeString(
        access,
        """
        hostnossl all clear    127.0.0.1/32 trust
        hostssl   all secret   127.0.0.1/32 trust
        hostssl   all known    127.0.0.1/32 trust clientcert=verify-ca
        host      all postgres 127.0.0.1/32 trust
        """);
    postgres =
        Postgres.start(
            Map.of(
                "ssl", "on",
                "ssl_cert_file", certificate.toString(),
                "ssl_key_file", authority.key("localhost").toString(),
                "ssl_ca_file", authority.certificate().toString(),
                "hba_file", access.toString()));
    for (String user : new String[] {"clear", "secret", "known"}) {
      postgres.sql("CREATE USER " + user);
    }
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  /** What {@code $} stands for is the folder of the certificates. */
  @ParameterizedTest(name = "{1} as {0}: {2}")
  @DisplayName("each sslmode does for the pool and for migrations what libpq says")
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres@localhost | sslmode=disable | clear",
        "secret@localhost | sslmode=disable | refused",
        "postgres@localhost | sslmode=allow | clear",
        "secret@localhost | sslmode=allow | encrypted",
        "postgres@localhost | sslmode=prefer | encrypted",
        "clear@localhost | sslmode=prefer | clear",
        "secret@localhost | application_name=default | encrypted",
        "postgres@localhost | sslmode=require | encrypted",
        "clear@localhost | sslmode=require | refused",
        "postgres@127.0.0.1 | sslmode=verify-ca&sslrootcert=$/authority.crt | encrypted",
        "postgres@localhost | sslmode=verify-ca&sslrootcert=$/stranger.crt | refused",
        "postgres@localhost | sslmode=require&sslrootcert=$/stranger.crt | refused",
        "postgres@localhost | sslmode=verify-full&sslrootcert=$/authority.crt | encrypted",
        "postgres@127.0.0.1 | sslmode=verify-full&sslrootcert=$/authority.crt | refused",
        "postgres@localhost | sslmode=verify-full&sslrootcert=system | refused",
        "known@localhost | sslmode=require | refused",
        "known@localhost | sslmode=require&sslcert=$/client.crt&sslkey=$/client.key | encrypted",
      })
  void mode(String place, String parameters, String expected) {
    String url =
        "postgresql://%s:%d/postgres?%s"
            .formatted(place, postgres.port(), parameters.replace("$", folder.toString()));
    StoreConfig config = new StoreConfig(url, "", "FULL", 2);
    PostgresAddress address = PostgresAddress.of(config);
    assertEquals(expected, pool(vertx, address, config), "pool");
    assertEquals(expected, jdbc(address), "JDBC");
  }

  private static String pool(Vertx vertx, PostgresAddress address, StoreConfig config) {
    PostgresPool pool = new PostgresPool(vertx, address, config, connection -> connection.close());
    String seen =
        Await.result(
            pool.run(client -> client.query(ENCRYPTED).execute())
                .map(rows -> rows.iterator().next().getString(0))
                .otherwise(REFUSED));
    Await.result(pool.close());
    return seen;
  }

  private static String jdbc(PostgresAddress address) {
    try (Connection connection =
            DriverManager.getConnection(address.jdbc(), address.user(), address.password());
        ResultSet row = connection.createStatement().executeQuery(ENCRYPTED)) {
      row.next();
      return row.getString(1);
    } catch (SQLException refused) {
      return REFUSED;
    }
  }
}
