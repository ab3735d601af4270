package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.config.StoreConfig;
import chat.parley.message.inbox.Changed;
import chat.parley.message.inbox.Conversation;
import chat.parley.message.inbox.ReadMark;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Conversations in a real PostgreSQL. */
class PostgresInboxStoreTest extends InboxStoreContract {
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
  protected Future<Store> open(Vertx vertx) {
    return Store.open(vertx, new StoreConfig(postgres.url(), "", "FULL", 4));
  }

  @Override
  protected void sql(OpenStore store, String statement) {
    postgres.sql(statement);
  }

  @Test
  @DisplayName("a move that waited while another node moved further does not take its mark back")
  void overtaken() throws SQLException {
    say(room, bob, 2);
    move(ReadMark.upTo(1));
    String row = " WHERE person = '" + anns.user() + "' AND room = '" + room + "'";
    try (Connection other = postgres.connect();
        Statement elsewhere = other.createStatement()) {
      other.setAutoCommit(false);
      elsewhere.execute("SELECT FROM conversation" + row + " FOR UPDATE");
      Future<Map<Conversation, Changed>> late = inbox().move(Map.of(anns, ReadMark.upTo(2)));
      String waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
      Await.until("it waits", () -> postgres.sql(waiting).equals("1"));
      say(room, bob, 3);
      elsewhere.execute("UPDATE conversation SET read = 5, seen = 5" + row);
      other.commit();
      assertEquals(5, Await.result(late).get(anns).place().read());
    }
  }
}
