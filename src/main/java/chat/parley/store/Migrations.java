package chat.parley.store;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/** Brings a database up to date. Blocks, so it runs on a worker. */
final class Migrations {

  private Migrations() {}

  /**
   * @param scripts the folder beside this class with this database's scripts
   */
  static void run(String jdbcUrl, String user, String password, String scripts) {
    flyway(jdbcUrl, user, password, scripts).migrate();
  }

  /** Whether a later version has changed this database in a way that this one does not know. */
  static boolean newer(String jdbcUrl, String scripts) {
    return Arrays.stream(flyway(jdbcUrl, null, null, scripts).info().applied())
        .anyMatch(applied -> applied.getState() == MigrationState.FUTURE_SUCCESS);
  }

  private static Flyway flyway(String jdbcUrl, String user, String password, String scripts) {
    return Flyway.configure()
        .dataSource(jdbcUrl, user, password)
        .locations("classpath:chat/parley/store/" + scripts)
        .loggers("slf4j")
        .load();
  }
}
