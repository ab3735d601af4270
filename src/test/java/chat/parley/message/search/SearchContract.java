package chat.parley.message.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.log.Outcome;
import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.room.DirectRoom;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the index of every store promises, held against an {@link Oracle} that looks at all. */
public abstract class SearchContract {
  private static final boolean LONG = Boolean.getBoolean("chaos.long");
  private static final int MESSAGES = LONG ? 100_000 : 3_000;
  private static final int QUESTIONS = 150;

  /** What is found by luck one day is found on all days. */
  private static final long SEED = LONG ? Long.getLong("chaos.seed", System.nanoTime()) : 14;

  private static final long BEGIN = 1_795_000_000_000L;
  private static final long STEP = 40_000;
  private static final List<String> PEOPLE = List.of("ann", "bob", "cid");
  private static final String OURS = DirectRoom.between("ann", "bob").name();
  private static final String THEIRS = DirectRoom.between("bob", "cid").name();
  private static final List<String> OPEN = List.of("lobby", "数据", "dev", "random");

  protected Vertx vertx;
  private int changes;
  protected OpenStore store;

  /** Opens an empty database. */
  protected abstract Future<Store> open(Vertx vertx) throws Exception;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    store = OpenStore.of(open(vertx));
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.ended(vertx);
  }

  private SearchStore index() {
    return store.store().search();
  }

  /** Takes in all that is there. */
  private void catchUp() {
    List<SearchStore.Lag> lags = Await.result(index().allLags(100));
    while (!lags.isEmpty()) {
      Await.result(index().index(lags));
      lags = Await.result(index().allLags(100));
    }
  }

  protected final Message says(String room, String sender, String text, long ts) {
    User from = new User(sender, "Name of " + sender, true);
    MessageDraft draft =
        new MessageDraft(
            from,
            room + ts + text.hashCode(),
            ts,
            new Body(text, Body.Format.PLAIN, Map.of()),
            OptionalLong.empty());
    Outcome<Message> outcome = Await.result(store.append(room, List.of(draft))).get(0);
    return ((Outcome.Stored<Message>) outcome).entry();
  }

  /** All that somebody finds, page by page; each as room and number. */
  private List<String> finds(String me, String typed, int limit) {
    SearchQuery query = QueryReader.read(typed);
    long room = query.room().map(name -> Await.result(index().room(name)).orElseThrow()).orElse(0L);
    List<String> found = new ArrayList<>();
    Optional<Bookmark> next = Optional.empty();
    do {
      Gathering gathering =
          new Gathering(
              index(), new Question(query, me, room, false), System::currentTimeMillis, limit);
      Gathering.Gathered page = Await.result(gathering.newest(next));
      page.hits().forEach(hit -> found.add(hit.room() + ":" + hit.spot().seq()));
      next = page.next();
    } while (next.isPresent());
    return found;
  }

  protected final List<String> finds(String me, String typed) {
    return finds(me, typed, 100);
  }

  @Test
  @DisplayName("everything is found that is there and nothing else, the newest first, page by page")
  void oracle() {
    Corpus corpus = new Corpus(SEED);
    List<String> rooms = new ArrayList<>(OPEN);
    rooms.addAll(List.of(OURS, THEIRS));
    List<Oracle.Said> said = new ArrayList<>();
    List<MessageDraft> batch = new ArrayList<>();
    for (int n = 0; n < MESSAGES; n += 25) {
      String room = rooms.get(corpus.number(rooms.size()));
      for (int i = 0; i < 25; i++) {
        String sender = PEOPLE.get(corpus.number(PEOPLE.size()));
        long ts = BEGIN + (n + i) * STEP;
        User from = new User(sender, "Name of " + sender, true);
        Body body = new Body(corpus.text(n + i), Body.Format.PLAIN, Map.of());
        batch.add(new MessageDraft(from, "c" + ts, ts, body, OptionalLong.empty()));
      }
      Await.result(store.append(room, batch)).stream()
          .map(outcome -> ((Outcome.Stored<Message>) outcome).entry())
          .forEach(
              entry ->
                  said.add(
                      new Oracle.Said(
                          entry.room(),
                          entry.seq(),
                          entry.ts(),
                          entry.from().id(),
                          entry.from().name(),
                          entry.body().text())));
      batch.clear();
      if (n % 1_000 == 0) {
        catchUp();
      }
    }
    catchUp();
    said.sort(Comparator.comparingLong(Oracle.Said::ts).reversed());
    Oracle oracle = new Oracle(corpus, PEOPLE, OPEN);
    int hits = 0;
    for (int n = 0; n < QUESTIONS; n++) {
      Oracle.Asked asked = oracle.ask();
      List<String> expected =
          said.stream()
              .filter(one -> !one.room().equals(THEIRS))
              .filter(asked.finds())
              .map(one -> one.room() + ":" + one.seq())
              .toList();
      assertEquals(
          expected,
          finds("ann", asked.typed(), 100),
          asked.typed() + " in what -Dchaos.seed=" + SEED + " makes");
      hits += expected.size();
    }
    assertTrue(hits > QUESTIONS, "the searches would be of no use without hits");
  }

  @Test
  @DisplayName("a small page goes on where it ended, among messages of the same millisecond too")
  void pages() {
    List<String> all = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      Message message = says(OPEN.get(n % 4), "ann", "word " + n, BEGIN + n / 10);
      all.add(0, message.room() + ":" + message.seq());
    }
    catchUp();
    for (int limit : List.of(1, 3, 7, 40, 100)) {
      List<String> found = finds("ann", "word", limit);
      assertEquals(40, found.size());
      assertEquals(new HashSet<>(all), Set.copyOf(found));
      for (int millisecond = 0; millisecond < 4; millisecond++) {
        assertEquals(
            Set.copyOf(all.subList(millisecond * 10, millisecond * 10 + 10)),
            Set.copyOf(found.subList(millisecond * 10, millisecond * 10 + 10)));
      }
    }
  }

  @Test
  @DisplayName("nobody finds what others write to each other, whatever he asks")
  void rights() {
    says(THEIRS, "bob", "the secret plan", BEGIN);
    says(OURS, "ann", "our secret plan", BEGIN + 1);
    says("lobby", "cid", "no secret at all", BEGIN + 2);
    catchUp();
    assertEquals(List.of("lobby:1", OURS + ":1"), finds("ann", "secret"));
    assertEquals(List.of("lobby:1", OURS + ":1", THEIRS + ":1"), finds("bob", "secret"));
    assertEquals(List.of("lobby:1"), finds("dan", "secret"));
    assertEquals(List.of(), finds("dan", "from:bob"));
    assertEquals(List.of(), finds("dan", "secret in:" + THEIRS));
    assertEquals(List.of("lobby:1"), finds("dan", "-nothing"));
    assertEquals(List.of(), finds("dan", "plan before:2100-01-01"));
  }

  @Test
  @DisplayName("days are those of UTC, and the day that is named is left out")
  void dates() {
    long midnight = 20_783 * 86_400_000L;
    says("lobby", "ann", "late on the 25th", midnight - 1);
    says("lobby", "ann", "early on the 26th", midnight);
    says("lobby", "ann", "on the 27th", midnight + 86_400_000L);
    catchUp();
    assertEquals(List.of("lobby:1"), finds("ann", "the before:2026-11-26"));
    assertEquals(List.of("lobby:3", "lobby:2"), finds("ann", "the after:2026-11-25"));
    assertEquals(List.of("lobby:2"), finds("ann", "after:2026-11-25 before:2026-11-27"));
    assertEquals(List.of("lobby:2"), finds("ann", "in:lobby after:2026-11-25 before:2026-11-27"));
    assertEquals(List.of("lobby:3"), finds("ann", "in:lobby on after:2026-11-26"));
    assertEquals(List.of(), finds("ann", "the before:2026-11-26 after:2026-11-24 27th"));
  }

  @Test
  @DisplayName("where nearly nothing of much is a hit, it is found all the same")
  void needle() {
    says("lobby", "ann", "the needle", BEGIN);
    List<MessageDraft> hay = new ArrayList<>();
    User bob = new User("bob", "Bob", true);
    for (int n = 0; n < 2_500; n++) {
      Body body = new Body("hay the " + n, Body.Format.PLAIN, Map.of());
      hay.add(new MessageDraft(bob, "hay" + n, BEGIN + n, body, OptionalLong.empty()));
    }
    Await.result(store.append("lobby", hay));
    catchUp();
    assertEquals(List.of("lobby:1"), finds("ann", "needle"));
    assertEquals(List.of("lobby:1"), finds("ann", "the -hay"));
    assertEquals(List.of("lobby:1"), finds("ann", "\"the needle\" in:lobby from:me"));
    assertEquals(2_501, finds("ann", "the", 100).size());
  }

  private void changes(String sender, String room, long seq, Alteration alteration) {
    User by = new User(sender, "Name of " + sender, true);
    ChangeDraft draft = new ChangeDraft(by, "change" + ++changes, BEGIN, seq, alteration, true, 0);
    assertInstanceOf(
        Outcome.Stored.class,
        Await.result(store.store().rooms().append(room, List.of(draft))).get(0));
  }

  private static Alteration.Edit edit(String text, String... mentions) {
    return new Alteration.Edit(new Body(text, Body.Format.PLAIN, Map.of(), List.of(mentions)));
  }

  @Test
  @DisplayName("what is edited is found by what it says now, what is deleted by nothing")
  void changed() {
    says("lobby", "ann", "the first words", BEGIN);
    says("lobby", "ann", "the second words", BEGIN + 1);
    catchUp();
    assertEquals(List.of("lobby:2", "lobby:1"), finds("ann", "words"));
    changes("ann", "lobby", 1, edit("别的内容 entirely"));
    changes("ann", "lobby", 2, edit("passing"));
    changes("ann", "lobby", 2, edit("last"));
    catchUp();
    assertEquals(List.of(), finds("ann", "words"));
    assertEquals(List.of(), finds("ann", "passing"));
    assertEquals(List.of("lobby:1"), finds("ann", "内容"));
    assertEquals(List.of("lobby:2"), finds("ann", "last"));
    changes("ann", "lobby", 1, new Alteration.Deletion());
    catchUp();
    assertEquals(List.of(), finds("ann", "内容"));
    assertEquals(List.of("lobby:2"), finds("ann", "from:ann"));
    assertEquals(List.of("lobby:2"), finds("ann", "in:lobby -nothing"));
  }

  @Test
  @DisplayName("an edit and a deletion that come with their message are as good as later ones")
  void changedAtOnce() {
    says("lobby", "ann", "wrong", BEGIN);
    says("lobby", "ann", "gone", BEGIN + 1);
    changes("ann", "lobby", 1, edit("right"));
    changes("ann", "lobby", 2, new Alteration.Deletion());
    catchUp();
    assertEquals(List.of("lobby:1"), finds("ann", "right"));
    assertEquals(List.of(), finds("ann", "wrong"));
    assertEquals(List.of("lobby:1"), finds("ann", "in:lobby"));
  }

  @Test
  @DisplayName("reactions and mentions are found while they are there")
  void facts() {
    says("lobby", "ann", "for bob", BEGIN);
    says("lobby", "ann", "for all", BEGIN + 1);
    says("lobby", "ann", "for nobody", BEGIN + 2);
    changes("bob", "lobby", 1, new Alteration.Reaction("👍", true));
    changes("ann", "lobby", 1, edit("for bob", "bob"));
    changes("ann", "lobby", 2, edit("for all", Body.ALL));
    catchUp();
    assertEquals(List.of("lobby:1"), finds("cid", "has:reaction"));
    assertEquals(List.of("lobby:1"), finds("cid", "has:reaction for in:lobby"));
    assertEquals(List.of("lobby:2", "lobby:1"), finds("bob", "mentions:me"));
    assertEquals(List.of("lobby:2"), finds("cid", "for mentions:me"));
    changes("bob", "lobby", 1, new Alteration.Reaction("👍", false));
    changes("ann", "lobby", 2, edit("for none"));
    catchUp();
    assertEquals(List.of(), finds("cid", "has:reaction"));
    assertEquals(List.of("lobby:1"), finds("bob", "mentions:me"));
  }

  @Test
  @DisplayName("two that take in the same at once take it in once")
  void twice() {
    for (int n = 0; n < 30; n++) {
      says("lobby", "ann", "word", BEGIN + n);
      says("tearoom", "ann", "another", BEGIN + n);
    }
    List<SearchStore.Lag> lags = Await.result(index().allLags(10));
    assertEquals(2, lags.size());
    Await.result(Future.all(index().index(lags), index().index(lags), index().index(lags)));
    catchUp();
    assertEquals(30, finds("ann", "word", 7).size());
    assertEquals(30, finds("ann", "another", 7).size());
    assertEquals(List.of(), Await.result(index().allLags(10)));
  }

  @Test
  @DisplayName("texts that want to break the index are words like others")
  void hostile() {
    String text =
        "' OR 1=1; -- \" * NEAR(a b) ~l #1 @x \\ & | ! () :* \u0000 end " + "x".repeat(9_000);
    String clean = text.replace("\u0000", "");
    says("lobby", "ann", clean, BEGIN);
    says("lobby", "bob", "一".repeat(8_000) + "二", BEGIN + 1);
    says("lobby", "cid", "e\u0301\u0327".repeat(2_000), BEGIN + 2);
    catchUp();
    assertEquals(List.of("lobby:1"), finds("ann", "near end"));
    assertEquals(List.of("lobby:1"), finds("ann", "x".repeat(400)));
    assertEquals(List.of("lobby:2"), finds("ann", "一二"));
    assertEquals(List.of("lobby:3"), finds("ann", "e".repeat(64)));
    assertEquals(List.of(), finds("ann", "from:' OR"));
    assertEquals(List.of(), finds("ann", "has:link"));
  }

  @Test
  @DisplayName("the best come first: those that say it most often, and little else")
  void best() {
    says("lobby", "ann", "deploy deploy deploy", BEGIN);
    says("lobby", "ann", "deploy and so many other words that nobody looked for", BEGIN + 1);
    says("lobby", "ann", "deploy", BEGIN + 2);
    catchUp();
    List<Long> order = new ArrayList<>();
    Optional<Bookmark> next = Optional.empty();
    do {
      Gathering.Gathered page =
          Await.result(
              new Gathering(
                      index(),
                      new Question(QueryReader.read("deploy"), "ann", 0, true),
                      System::currentTimeMillis,
                      1)
                  .best(next));
      page.hits().forEach(hit -> order.add(hit.spot().seq()));
      next = page.next();
    } while (next.isPresent());
    assertEquals(List.of(1L, 3L, 2L), order);
  }
}
