package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.config.StoreConfig;
import chat.parley.room.Draft;
import chat.parley.room.MessageStore;
import chat.parley.room.MessageStore.Outcome;
import chat.parley.room.User;
import chat.parley.support.Await;
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
class PostgresStoreTest extends MessageStoreContract {
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
  @DisplayName("two nodes that store the same at the same time store it once, and both are told")
  void together(Vertx vertx) {
    MessageStore here = Await.result(open(vertx)).messages();
    MessageStore there = Await.result(open(vertx)).messages();
    List<Draft> drafts = drafts("twice-" + UUID.randomUUID());
    List<Draft> backwards = new ArrayList<>(drafts);
    Collections.reverse(backwards);
    String room = "room-" + UUID.randomUUID();

    List<Future<List<Outcome>>> appends = new ArrayList<>();
    for (int n = 0; n < drafts.size(); n += 2) {
      appends.add(here.append(room, drafts.subList(n, n + 2)));
      appends.add(there.append(room, backwards.subList(n, n + 2)));
    }

    assertEquals(Map.of("Stored", drafts.size(), "Duplicate", drafts.size()), counted(appends));
    assertEquals(drafts.size(), Await.result(here.head(room)).pos());
    Await.result(Future.all(here.close(), there.close()));
  }

  @Test
  @DisplayName("even in two rooms, and in an order that lets each wait for the other")
  void crossed(Vertx vertx) {
    MessageStore store = Await.result(open(vertx)).messages();
    List<Future<List<Outcome>>> appends = new ArrayList<>();
    int rounds = 5;
    for (int n = 0; n < rounds; n++) {
      List<Draft> drafts = drafts("crossed-" + UUID.randomUUID());
      List<Draft> backwards = new ArrayList<>(drafts);
      Collections.reverse(backwards);
      List<Draft> left = repeating(store, "left-" + n, drafts);
      List<Draft> right = repeating(store, "right-" + n, backwards);
      appends.add(store.append("left-" + n, left));
      appends.add(store.append("right-" + n, right));
    }
    int each = rounds * drafts("any").size();
    assertEquals(Map.of("Duplicate", 2 * rounds, "Stored", each, "Reused", each), counted(appends));
    Await.result(store.close());
  }

  /** A batch whose first message has been said, so that there is a hole to close. */
  private static List<Draft> repeating(MessageStore store, String room, List<Draft> drafts) {
    Draft said = drafts("already-" + UUID.randomUUID()).get(0);
    Await.result(store.append(room, List.of(said)));
    return Stream.concat(Stream.of(said), drafts.stream()).toList();
  }

  private static List<Draft> drafts(String sender) {
    User user = new User(sender, "Ann", true);
    return IntStream.range(0, 100).mapToObj(n -> draft(user, "c" + n, "once")).toList();
  }

  private static Map<String, Integer> counted(List<Future<List<Outcome>>> appends) {
    Await.result(Future.all(appends));
    Map<String, Integer> counts = new HashMap<>();
    Stream<Outcome> outcomes = appends.stream().flatMap(append -> append.result().stream());
    outcomes.forEach(outcome -> counts.merge(outcome.getClass().getSimpleName(), 1, Integer::sum));
    return counts;
  }
}
