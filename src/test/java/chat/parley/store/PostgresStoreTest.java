package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.log.Outcome;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The store in a real PostgreSQL, which the build brings itself. */
class PostgresStoreTest extends StoreContract {
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
  @DisplayName("two nodes that store the same at the same time store it once, and both are told")
  void together() {
    OpenStore here = OpenStore.of(open(vertx));
    OpenStore there = OpenStore.of(open(vertx));
    List<MessageDraft> drafts = drafts("twice-" + UUID.randomUUID());
    List<MessageDraft> backwards = new ArrayList<>(drafts);
    Collections.reverse(backwards);
    String room = "room-" + UUID.randomUUID();

    List<Future<List<Outcome<Message>>>> appends = new ArrayList<>();
    for (int n = 0; n < drafts.size(); n += 2) {
      appends.add(here.append(room, drafts.subList(n, n + 2)));
      appends.add(there.append(room, backwards.subList(n, n + 2)));
    }

    assertEquals(Map.of("Stored", drafts.size(), "Duplicate", drafts.size()), counted(appends));
    assertEquals(drafts.size(), Await.result(here.head(room)));
    Await.result(Future.all(here.close(), there.close()));
  }

  @Test
  @DisplayName("even in two rooms, and in an order that lets each wait for the other")
  void crossed() {
    OpenStore store = OpenStore.of(open(vertx));
    List<Future<List<Outcome<Message>>>> appends = new ArrayList<>();
    int rounds = 5;
    for (int n = 0; n < rounds; n++) {
      List<MessageDraft> drafts = drafts("crossed-" + UUID.randomUUID());
      List<MessageDraft> backwards = new ArrayList<>(drafts);
      Collections.reverse(backwards);
      List<MessageDraft> left = repeating(store, "left-" + n, drafts);
      List<MessageDraft> right = repeating(store, "right-" + n, backwards);
      appends.add(store.append("left-" + n, left));
      appends.add(store.append("right-" + n, right));
    }
    int each = rounds * drafts("any").size();
    assertEquals(Map.of("Duplicate", 2 * rounds, "Stored", each, "Reused", each), counted(appends));
    Await.result(store.close());
  }

  /** A batch whose first message has been said, so that there is a hole to close. */
  private static List<MessageDraft> repeating(
      OpenStore store, String room, List<MessageDraft> drafts) {
    MessageDraft said = drafts("already-" + UUID.randomUUID()).get(0);
    Await.result(store.append(room, List.of(said)));
    return Stream.concat(Stream.of(said), drafts.stream()).toList();
  }

  private static List<MessageDraft> drafts(String sender) {
    User user = new User(sender, "Ann", true);
    return IntStream.range(0, 100).mapToObj(n -> draft(user, "c" + n, "once")).toList();
  }

  private static Map<String, Integer> counted(List<Future<List<Outcome<Message>>>> appends) {
    Await.result(Future.all(appends));
    Map<String, Integer> counts = new HashMap<>();
    Stream<Outcome<Message>> outcomes =
        appends.stream().flatMap(append -> append.result().stream());
    outcomes.forEach(outcome -> counts.merge(outcome.getClass().getSimpleName(), 1, Integer::sum));
    return counts;
  }
}
