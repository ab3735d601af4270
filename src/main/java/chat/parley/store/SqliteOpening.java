package chat.parley.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that was just opened, brought up to date, and looked at: one that is not what was last
 * in use here gets another epoch.
 *
 * @param session keeps the database's files in place for as long as it is open
 */
record SqliteOpening(
    SqliteSession session,
    SqliteFiles files,
    SqliteMark mark,
    SqliteSeal seal,
    String epoch,
    byte[] secret,
    long entries) {
  private static final Logger LOG = LoggerFactory.getLogger("parley");

  static SqliteOpening of(SqliteFolder folder) throws SQLException, IOException {
    SqliteSeal seal = new SqliteSeal(folder);
    SqliteSeal.Broken broken = seal.look();
    Migrations.run(folder.url(), null, null, "sqlite");
    SqliteMark mark = new SqliteMark();
    SqliteSession session = new SqliteSession(folder::connect);
    try (Connection connection = folder.connect()) {
      SqliteFacts facts = new SqliteFacts(connection);
      session.run("PRAGMA user_version = " + mark.next());
      session.run("PRAGMA wal_checkpoint(TRUNCATE)");
      String secret = facts.once("secret", Secrets::secret);
      long entries = facts.entries();
      String epoch = epoch(facts, broken.why(facts.known("sealed").isPresent(), entries));
      seal.write(entries);
      facts.once("sealed", () -> "yes");
      return new SqliteOpening(
          session,
          new SqliteFiles(folder, mark),
          mark,
          seal,
          epoch,
          HexFormat.of().parseHex(secret),
          entries);
    } catch (SQLException | IOException | RuntimeException cause) {
      session.discard(cause);
      throw cause;
    }
  }

  private static String epoch(SqliteFacts facts, Optional<String> otherBecause)
      throws SQLException {
    Optional<String> known = facts.known("epoch");
    if (known.isPresent() && otherBecause.isPresent()) {
      LOG.warn(
          "This is not the database that was last in use here ({}): its rooms get a new epoch,"
              + " and every client a fresh page",
          otherBecause.get());
      facts.put("epoch", Secrets.epoch());
    }
    return facts.once("epoch", Secrets::epoch);
  }
}
