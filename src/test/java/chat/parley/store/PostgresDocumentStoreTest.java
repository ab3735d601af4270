package chat.parley.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.document.CompactState;
import chat.parley.document.DocumentDraft;
import chat.parley.document.DocumentEntry;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentStore;
import chat.parley.log.Outcome;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Documents in a real PostgreSQL. */
class PostgresDocumentStoreTest extends DocumentStoreContract {
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

  @Test
  @DisplayName("two nodes append to one document at once: nothing is lost, doubled, or left out")
  void together() {
    OpenStore there = OpenStore.of(open(vertx));
    List<Future<List<Outcome<DocumentEntry>>>> appends = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      DocumentStore node = n % 2 == 0 ? documents() : there.store().documents();
      User user = n % 2 == 0 ? ann : bob;
      List<DocumentDraft> batch =
          List.of(
              draft(user, NOW + n, n + "a", (long) n),
              draft(user, NOW + n, n + "b", (long) n),
              draft(user, NOW + n, n + "c", 1_000L));
      appends.add(node.append(notes.path(), batch));
    }
    Await.result(Future.all(appends));
    List<DocumentEntry> told = new ArrayList<>();
    List<User> refused = new ArrayList<>();
    for (int n = 0; n < appends.size(); n++) {
      for (Outcome<DocumentEntry> outcome : appends.get(n).result()) {
        if (outcome instanceof Outcome.Stored<DocumentEntry> stored) {
          told.add(stored.entry());
        } else {
          refused.add(n % 2 == 0 ? ann : bob);
        }
      }
    }
    assertEquals(1, Set.copyOf(refused).size(), "whose client 1,000 is not");
    assertEquals(20, refused.size());
    List<DocumentEntry> read = log(0, 1_000, 1_000).entries();
    assertEquals(
        LongStream.rangeClosed(1, 100).boxed().toList(),
        read.stream().map(DocumentEntry::pos).toList());
    told.sort(Comparator.comparing(DocumentEntry::pos));
    assertEquals(spelled(told), spelled(read));
    Await.result(there.close());
  }

  private static List<String> spelled(List<DocumentEntry> entries) {
    return entries.stream()
        .map(
            entry ->
                entry.pos()
                    + " "
                    + entry.ts()
                    + " "
                    + entry.user()
                    + new String(entry.update(), UTF_8))
        .toList();
  }

  @Test
  @DisplayName("two nodes make documents at once: a room has no more than it may")
  void bounded() {
    OpenStore there = OpenStore.of(open(vertx));
    List<Future<?>> made = new ArrayList<>();
    for (int n = 0; n < 10; n++) {
      DocumentName name = new DocumentName(notes.room(), "d" + n);
      made.add(documents().append(name.path(), List.of(draft(ann, NOW, "a"))));
      made.add(there.store().documents().entitle(name, "D", bob, NOW, BOUNDS));
    }
    Await.result(Future.all(made));
    assertEquals(
        BOUNDS.inRoom(), Await.result(documents().list(notes.room(), Long.MAX_VALUE, 100)).size());
    Await.result(there.close());
  }

  @Test
  @DisplayName("nothing is appended to another log than the one that was read")
  void epoch() {
    append(draft(ann, NOW, "a"));
    String epoch = documents().epoch();
    postgres.sql("UPDATE meta SET value = 'other' WHERE name = 'epoch'");
    assertThrows(
        AssertionError.class,
        () -> Await.result(documents().append(notes.path(), List.of(draft(ann, NOW, "b")))));
    assertThrows(
        AssertionError.class,
        () -> Await.result(documents().entitle(notes, "B", ann, NOW, BOUNDS)));
    assertThrows(
        AssertionError.class,
        () ->
            Await.result(documents().keep(notes, epoch, new CompactState(1, bytes("a")), BOUNDS)));
    postgres.sql("UPDATE meta SET value = '" + epoch + "' WHERE name = 'epoch'");
  }
}
