package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardStore;
import chat.parley.board.Item;
import chat.parley.board.KeyedOutcome;
import chat.parley.board.KeyedValue;
import chat.parley.board.MetricName;
import chat.parley.board.ShareCell;
import chat.parley.board.StoredBoard;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store promises of boards. The rooms of each test are its own. */
abstract class BoardStoreContract {
  protected static final long NOW = 1_700_000_000_000L;

  protected final BoardName ops = new BoardName("room-" + UUID.randomUUID(), "ops");
  protected final Vertx vertx = Vertx.vertx();
  protected long id;
  private OpenStore store;

  protected abstract Future<Store> open(Vertx vertx);

  @BeforeEach
  void begin() {
    store = OpenStore.of(open(vertx));
    id = made(ops, 3).orElseThrow().id();
  }

  protected final Optional<BoardStore.MadeBoard> made(BoardName board, int most) {
    return Await.result(boards().make(board, NOW, most));
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.ended(vertx);
  }

  protected final BoardStore boards() {
    return store.store().boards();
  }

  protected static ShareCell cell(String series, String owner, int tier, long start, int value) {
    return new ShareCell(series, owner, tier, start, new byte[] {(byte) value});
  }

  protected final void save(ShareCell... cells) {
    Await.result(boards().save(id, NOW, List.of(cells)));
  }

  protected final List<ShareCell> cells(int tier, long from, long before) {
    List<ShareCell> cells = new ArrayList<>(Await.result(boards().cells(id, tier, from, before)));
    cells.sort(Comparator.comparing(one -> one.series() + " " + one.owner() + one.start()));
    return cells;
  }

  @Test
  @DisplayName("cells are kept whole, by series, owner, tier and step; the last one stays")
  void saved() {
    String labelled = "count a\nk=«你好» 😀";
    save(
        cell("count a", "n1", 10, 1_000, 1),
        cell("count a", "n2", 10, 1_000, 2),
        cell(labelled, "n1", 10, 2_000, 3),
        cell("count a", "n1", 60, 0, 4),
        cell("count a", "n1", 0, 0, 5));
    save(cell("count a", "n1", 10, 1_000, 9));
    List<ShareCell> ten = cells(10, 1_000, 2_001);
    assertEquals(3, ten.size());
    assertEquals(labelled, ten.get(0).series());
    assertArrayEquals(new byte[] {9}, ten.get(1).bytes());
    assertArrayEquals(new byte[] {2}, ten.get(2).bytes());
    assertEquals(2, cells(10, 1_000, 2_000).size());
    assertEquals(1, cells(0, 0, 1).size());
    Await.result(boards().forget(id, Map.of(10, 2_000L, 60, 0L)));
    assertEquals(1, cells(10, 0, 10_000).size());
    assertEquals(1, cells(60, 0, 10_000).size());
  }

  @Test
  @DisplayName("a room has as many boards as it may, and lists them with their titles")
  void listed() {
    BoardName other = new BoardName(ops.room(), "other");
    assertTrue(made(other, 2).orElseThrow().news());
    assertFalse(made(other, 2).orElseThrow().news());
    assertEquals(Optional.empty(), made(new BoardName(ops.room(), "third"), 2));
    Await.result(boards().arrange(id, Optional.of("Ours"), Optional.empty()));
    Await.result(boards().arrange(id, Optional.empty(), Optional.of("[1]")));
    Await.result(
        boards()
            .save(
                id,
                NOW + 5,
                List.of(
                    cell("count a", "n1", 0, 0, 1),
                    cell("count a\nk=v", "n1", 0, 0, 1),
                    cell("gauge b", "n1", 0, 0, 1))));
    put("k", "1");
    StoredBoard found = Await.result(boards().find(ops)).orElseThrow();
    assertEquals(Optional.of("Ours"), found.title());
    assertEquals(Optional.of("[1]"), found.tiles());
    List<BoardReply.Line> lines = Await.result(boards().list(ops.room()));
    assertEquals(
        List.of(
            new BoardReply.Line(ops, "Ours", 3, NOW + 5),
            new BoardReply.Line(other, "other", 0, NOW)),
        lines);
    assertEquals(Optional.empty(), Await.result(boards().find(new BoardName(ops.room(), "third"))));
  }

  @Test
  @DisplayName("what is counted once is counted once, and its cells with it or not at all")
  void counted() {
    assertTrue(count("ann", "c1", cell("count v", "x", 0, 0, 1)));
    assertFalse(count("ann", "c1", cell("count v", "x", 0, 0, 2)));
    assertArrayEquals(new byte[] {1}, cells(0, 0, 1).get(0).bytes());
    assertTrue(count("bob", "c1", cell("count v", "x", 0, 0, 3)));
    assertArrayEquals(new byte[] {3}, cells(0, 0, 1).get(0).bytes());
  }

  private BoardStore.Counted counted(List<BoardStore.Note> notes, ShareCell cell) {
    return Await.result(boards().count(id, NOW, notes, List.of(cell)));
  }

  private boolean count(String user, String cid, ShareCell cell) {
    return counted(List.of(new BoardStore.Note(user, cid, NOW)), cell)
        .equals(BoardStore.Counted.NOW);
  }

  protected static Item.Put put(String key, String json, boolean isNew, OptionalLong onlyAt) {
    return new Item.Put(
        MetricName.of("m").orElseThrow(), key, json, OptionalLong.empty(), isNew, onlyAt);
  }

  private KeyedOutcome put(String key, String json) {
    return change(put(key, json, false, OptionalLong.empty()));
  }

  private KeyedOutcome change(Item.Keyed what) {
    return Await.result(boards().change(id, what, "ann", NOW));
  }

  private List<KeyedValue> values() {
    return Await.result(boards().find(ops)).orElseThrow().values();
  }

  @Test
  @DisplayName("keyed values are put if new, if unchanged, or anyhow; and dropped; and they expire")
  void keyed() {
    long rev = assertInstanceOf(KeyedOutcome.Changed.class, put("k", "1")).value().rev();
    assertEquals(KeyedOutcome.Refused.EXISTS, change(put("k", "2", true, OptionalLong.empty())));
    assertEquals(
        KeyedOutcome.Refused.CHANGED_MEANWHILE,
        change(put("k", "2", false, OptionalLong.of(rev + 1))));
    assertEquals(
        KeyedOutcome.Refused.CHANGED_MEANWHILE,
        change(put("other", "2", false, OptionalLong.of(rev))));
    KeyedValue second =
        assertInstanceOf(
                KeyedOutcome.Changed.class, change(put("k", "{}", false, OptionalLong.of(rev))))
            .value();
    assertTrue(second.rev() > rev);
    assertEquals(List.of(second), values());
    Item.Put shortly =
        new Item.Put(second.name(), "s", "1", OptionalLong.of(100), false, OptionalLong.empty());
    KeyedValue expiring = assertInstanceOf(KeyedOutcome.Changed.class, change(shortly)).value();
    assertEquals(OptionalLong.of(NOW + 100), expiring.expires());
    assertEquals(2, values().size());
    Item.Put again = put("s", "2", true, OptionalLong.empty());
    assertEquals(
        KeyedOutcome.Refused.EXISTS, Await.result(boards().change(id, again, "a", NOW + 99)));
    assertInstanceOf(
        KeyedOutcome.Changed.class, Await.result(boards().change(id, again, "a", NOW + 100)));
    assertInstanceOf(
        KeyedOutcome.Gone.class, change(new Item.Drop(second.name(), "k", OptionalLong.empty())));
    assertEquals(List.of("s"), values().stream().map(KeyedValue::key).toList());
  }

  private void takesAway() {
    assertEquals(OptionalLong.of(id), Await.result(boards().delete(ops, NOW + 1)));
  }

  @Test
  @DisplayName("what is late of a board that was taken away comes to no other one of its name")
  void takenAway() {
    save(cell("count a", "n1", 0, 0, 1));
    put("k", "1");
    takesAway();
    assertEquals(OptionalLong.empty(), Await.result(boards().delete(ops, NOW + 2)));
    assertEquals(Optional.empty(), Await.result(boards().find(ops)));
    assertEquals(List.of(), Await.result(boards().list(ops.room())));
    long next = made(ops, 1).orElseThrow().id();
    assertTrue(next > id);
    assertFalse(Await.result(boards().save(id, NOW, List.of(cell("count a", "n1", 0, 0, 1)))));
    assertEquals(
        BoardStore.Counted.NOWHERE,
        counted(List.of(new BoardStore.Note("ann", "c1", NOW)), cell("count a", "x", 0, 0, 1)));
    assertEquals(KeyedOutcome.Refused.NO_BOARD, put("k", "1"));
    assertFalse(Await.result(boards().arrange(id, Optional.of("Ours"), Optional.empty())));
    assertEquals(List.of(), Await.result(boards().cells(next, 0, 0, 1)));
    StoredBoard found = Await.result(boards().find(ops)).orElseThrow();
    assertEquals(new StoredBoard(next, Optional.empty(), Optional.empty(), 0, List.of()), found);
  }

  @Test
  @DisplayName("the rows of a board that was taken away go piece by piece, those of others stay")
  void purged() {
    BoardName other = new BoardName(ops.room(), "other");
    long others = made(other, 3).orElseThrow().id();
    List<ShareCell> many = new ArrayList<>();
    for (int n = 0; n < 25; n++) {
      many.add(cell("count a" + n, "n1", 10, 1_000, 1));
    }
    save(many.toArray(ShareCell[]::new));
    assertTrue(Await.result(boards().save(others, NOW, many)));
    count("ann", "c1", cell("count v", "x", 0, 0, 1));
    put("k", "1");
    takesAway();
    assertTrue(Await.result(boards().purge(10)));
    assertEquals(16, cells(10, 0, 2_000).size() + cells(0, 0, 1).size());
    int pieces = 1;
    while (Await.result(boards().purge(10))) {
      pieces++;
    }
    assertTrue(pieces >= 8, "pieces: " + pieces);
    assertEquals(0, cells(10, 0, 2_000).size());
    assertEquals(25, Await.result(boards().cells(others, 10, 0, 2_000)).size());
    assertEquals(1, Await.result(boards().list(ops.room())).size());
    assertTrue(made(ops, 3).orElseThrow().id() > others);
  }

  @Test
  @DisplayName("the id of a board that was taken away is never given again")
  void ids() {
    long last = id;
    for (int times = 0; times < 4; times++) {
      Await.result(boards().delete(ops, NOW));
      while (Await.result(boards().purge(10))) {
        // some rows at a time
      }
      long next = made(ops, 1).orElseThrow().id();
      assertTrue(next > last);
      last = next;
    }
  }

  @Test
  @DisplayName("of several that are counted at once none is, when some were counted before")
  void countedTogether() {
    BoardStore.Note first = new BoardStore.Note("ann", "c1", NOW);
    BoardStore.Note second = new BoardStore.Note("ann", "c2", NOW);
    BoardStore.Note third = new BoardStore.Note("bob", "c1", NOW);
    assertEquals(BoardStore.Counted.NOW, counted(List.of(second), cell("count v", "x", 0, 0, 1)));
    assertEquals(
        new BoardStore.Counted(true, Set.of(1)),
        counted(List.of(first, second, third), cell("count v", "x", 0, 0, 4)));
    assertArrayEquals(new byte[] {1}, cells(0, 0, 1).get(0).bytes());
    assertEquals(
        BoardStore.Counted.NOW, counted(List.of(first, third), cell("count v", "x", 0, 0, 3)));
    assertArrayEquals(new byte[] {3}, cells(0, 0, 1).get(0).bytes());
  }
}
