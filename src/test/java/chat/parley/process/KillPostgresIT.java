package chat.parley.process;

import chat.parley.support.Postgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * PostgreSQL. By {@code -Dchaos.long=true}; in every build nodes on PostgreSQL are killed in {@code
 * FaultsIT}, and one on SQLite in {@code KillSqliteIT}.
 */
@EnabledIfSystemProperty(named = "chaos.long", matches = "true")
class KillPostgresIT extends KillContract {
  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Override
  protected Map<String, String> store() {
    return Map.of("PARLEY_STORE_URL", postgres.url());
  }
}
