package chat.parley.config;

import java.util.List;

/**
 * The {@code store} section: where messages are kept.
 *
 * @param url {@code postgresql://user:password@host:port/database} for PostgreSQL; empty for the
 *     embedded database in {@code data}
 * @param data folder of the embedded database
 * @param synchronous the embedded database's {@code PRAGMA synchronous}: FULL survives a power cut,
 *     NORMAL only the death of the process
 * @param connections most connections to PostgreSQL
 */
public record StoreConfig(String url, String data, String synchronous, int connections) {
  static final String FOLDER = "data";

  static StoreConfig read(Section section) {
    StoreConfig config =
        new StoreConfig(
            section.text("url", ""),
            section.line("data", FOLDER),
            section.oneOf("synchronous", "FULL", List.of("FULL", "NORMAL")),
            section.integer("connections", 8, 2, 1_000));
    if (!config.embedded() && !config.url().matches("postgres(ql)?://.+")) {
      // The value may hold a password, so it is not repeated.
      throw new ConfigException(
          "store.url (or PARLEY_STORE_URL) must be empty or start with postgresql://");
    }
    return config;
  }

  public boolean embedded() {
    return url.isEmpty();
  }

  public StoreConfig withData(String data) {
    return new StoreConfig(url, data, synchronous, connections);
  }
}
