package chat.parley.store;

import chat.parley.config.StoreConfig;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Locale;

/** Where a PostgreSQL is, for the reactive client and for JDBC. */
record PostgresAddress(PgConnectOptions options) {
  /** What is wrong with the URL is not repeated, because a password is in it. */
  static PostgresAddress of(StoreConfig config) {
    try {
      return new PostgresAddress(
          PgConnectOptions.fromUri(config.url()).setCachePreparedStatements(true));
    } catch (RuntimeException malformed) {
      throw new StoreException(
          "store.url is no postgresql://user:password@host:port/database", null);
    }
  }

  String jdbc() {
    return "jdbc:postgresql://"
        + place()
        + "?sslmode="
        + options.getSslMode().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String user() {
    return options.getUser();
  }

  String password() {
    return options.getPassword();
  }

  /** Without secrets, for people. */
  String place() {
    return options.getHost() + ":" + options.getPort() + "/" + options.getDatabase();
  }

  StoreException unreachable(Throwable cause) {
    return new StoreException("store.url " + place() + " cannot be opened", cause);
  }
}
