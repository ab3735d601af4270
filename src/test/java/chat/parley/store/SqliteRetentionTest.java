package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.message.inbox.Conversation;
import chat.parley.message.search.SearchStore;
import chat.parley.room.RoomDraft;
import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too old, in SQLite. */
class SqliteRetentionTest extends RetentionContract {
  @TempDir private Path folder;

  @Override
  protected Future<Store> open(Vertx vertx) {
    return Store.open(vertx, new StoreConfig("", folder.toString(), "FULL", 8));
  }

  @Override
  protected long rows(String table) {
    String count =
        "SELECT count(*) FROM " + table + " WHERE room = (SELECT id FROM room WHERE name = ?)";
    return Await.result(
        ((SqliteDatabase) store.database())
            .read(
                session -> {
                  try (ResultSet row = session.query(count, room)) {
                    row.next();
                    return row.getLong(1);
                  }
                }));
  }

  @Test
  @DisplayName("neither text nor words of what is gone are in any file, while the node goes on")
  void files() throws Exception {
    List<RoomDraft> drafts = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      drafts.add(said("o" + n, 1_000, "sesame" + n + " " + "x".repeat(n * 20) + " sesame"));
    }
    append(drafts.toArray(RoomDraft[]::new));
    append(said("y", 3_000, "barley"));
    Conversation of = new Conversation(ann.id(), room);
    Await.result(store.inbox().keep(Map.of(of, "sesame in a draft")));
    for (List<SearchStore.Lag> lags = lags(); !lags.isEmpty(); lags = lags()) {
      Await.result(store.search().index(lags.subList(0, 1)));
    }
    assertTrue(found("sesame"));
    assertEquals(300, sweep(2_000));
    Await.result(store.inbox().keep(Map.of(of, "")));
    boolean more = Await.result(store.retention().tidy(true));
    while (more) {
      more = Await.result(store.retention().tidy(false));
    }
    // what the writer does after a commit is done before the next one
    Await.result(store.database().probe());
    Await.until("the files are clean", () -> !found("sesame"));
    assertTrue(found("barley"));
  }

  private List<SearchStore.Lag> lags() {
    return Await.result(store.search().allLags(10));
  }

  private boolean found(String text) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(text)) {
          return true;
        }
      }
      return false;
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }
}
