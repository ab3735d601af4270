package chat.parley.config;

import java.util.List;

/**
 * The {@code store} section: where messages are kept.
 *
 * @param url {@code postgresql://user:password@host:port/database} for PostgreSQL, see {@link
 *     PostgresUrl}; empty for the embedded database in {@code data}
 * @param data folder of the embedded database
 * @param synchronous the embedded database's {@code PRAGMA synchronous}: FULL survives a power cut,
 *     NORMAL only the death of the process
 * @param connections most connections to PostgreSQL
 * @param connectionSeconds a connection to PostgreSQL is not used for longer
 * @param pooler {@code transaction} when there is a PgBouncer in between that gives each
 *     transaction another connection
 */
public record StoreConfig(
    String url,
    String data,
    String synchronous,
    int connections,
    int connectionSeconds,
    String pooler) {
  private static final int CONNECTION_SECONDS = 600;
  private static final String NO_POOLER = "none";
  private static final String TRANSACTION = "transaction";

  /** With defaults for what is seldom set. */
  public StoreConfig(String url, String data, String synchronous, int connections) {
    this(url, data, synchronous, connections, CONNECTION_SECONDS, NO_POOLER);
  }

  static StoreConfig read(Section section) {
    StoreConfig config =
        new StoreConfig(
            section.text("url", ""),
            section.line("data", "data"),
            section.oneOf("synchronous", "FULL", List.of("FULL", "NORMAL")),
            section.integer("connections", 8, 2, 1_000),
            section.integer("connectionSeconds", CONNECTION_SECONDS, 10, 86_400),
            section.oneOf("pooler", NO_POOLER, List.of(NO_POOLER, TRANSACTION)));
    if (!config.embedded()) {
      config.postgres();
    } else if (config.transactionPooler()) {
      throw new ConfigException(
          "store.pooler is transaction, but store.url names no PostgreSQL behind it");
    }
    return config;
  }

  public boolean embedded() {
    return url.isEmpty();
  }

  /**
   * @throws ConfigException when the URL does not say where a PostgreSQL is
   */
  public PostgresUrl postgres() {
    return PostgresUrl.read(url);
  }

  public boolean transactionPooler() {
    return pooler.equals(TRANSACTION);
  }

  public StoreConfig withConnections(int connections) {
    return new StoreConfig(url, data, synchronous, connections, connectionSeconds, pooler);
  }

  public StoreConfig withData(String data) {
    return new StoreConfig(url, data, synchronous, connections, connectionSeconds, pooler);
  }
}
