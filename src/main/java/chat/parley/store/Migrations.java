package chat.parley.store;

import org.flywaydb.core.Flyway;

/** Brings a database up to date. Blocks, so it runs on a worker. */
final class Migrations {

  private Migrations() {}

  /**
   * @param scripts the folder below db/ with this database's scripts
   */
  static void run(String jdbcUrl, String user, String password, String scripts) {
    Flyway.configure()
        .dataSource(jdbcUrl, user, password)
        .locations("classpath:db/" + scripts)
        .loggers("slf4j")
        .load()
        .migrate();
  }
}
