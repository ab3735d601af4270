package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardStore;
import chat.parley.board.Item;
import chat.parley.board.KeyedOutcome;
import chat.parley.board.KeyedValue;
import chat.parley.board.MessageStep;
import chat.parley.board.MetricName;
import chat.parley.board.ShareCell;
import chat.parley.board.StoredBoard;
import chat.parley.message.Body;
import chat.parley.message.MessageDraft;
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
  private OpenStore store;

  protected abstract Future<Store> open(Vertx vertx);

  @BeforeEach
  void begin() {
    store = OpenStore.of(open(vertx));
    assertTrue(Await.result(boards().make(ops, NOW, 3)));
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
    Await.result(boards().save(ops, NOW, List.of(cells)));
  }

  protected final List<ShareCell> cells(int tier, long from, long before) {
    List<ShareCell> cells = new ArrayList<>(Await.result(boards().cells(ops, tier, from, before)));
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
    Await.result(boards().forget(ops, Map.of(10, 2_000L, 60, 0L)));
    assertEquals(1, cells(10, 0, 10_000).size());
    assertEquals(1, cells(60, 0, 10_000).size());
  }

  @Test
  @DisplayName("a room has as many boards as it may, and lists them with their titles")
  void listed() {
    BoardName other = new BoardName(ops.room(), "other");
    assertTrue(Await.result(boards().make(other, NOW, 2)));
    assertTrue(Await.result(boards().make(other, NOW, 2)));
    assertFalse(Await.result(boards().make(new BoardName(ops.room(), "third"), NOW, 2)));
    Await.result(boards().arrange(ops, Optional.of("Ours"), Optional.empty()));
    Await.result(boards().arrange(ops, Optional.empty(), Optional.of("[1]")));
    Await.result(
        boards()
            .save(
                ops,
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

  private boolean count(String user, String cid, ShareCell cell) {
    return Await.result(boards().count(ops, user, cid, NOW, List.of(cell)));
  }

  protected static Item.Put put(String key, String json, boolean isNew, OptionalLong onlyAt) {
    return new Item.Put(
        MetricName.of("m").orElseThrow(), key, json, OptionalLong.empty(), isNew, onlyAt);
  }

  private KeyedOutcome put(String key, String json) {
    return change(put(key, json, false, OptionalLong.empty()));
  }

  private KeyedOutcome change(Item.Keyed what) {
    return Await.result(boards().change(ops, what, "ann", NOW));
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
        KeyedOutcome.Refused.EXISTS, Await.result(boards().change(ops, again, "a", NOW + 99)));
    assertInstanceOf(
        KeyedOutcome.Changed.class, Await.result(boards().change(ops, again, "a", NOW + 100)));
    assertInstanceOf(
        KeyedOutcome.Gone.class, change(new Item.Drop(second.name(), "k", OptionalLong.empty())));
    assertEquals(List.of("s"), values().stream().map(KeyedValue::key).toList());
  }

  private void said(long ts, String cid) {
    MessageDraft draft =
        new MessageDraft(
            new User("ann", "Ann", true),
            ops.room() + cid,
            ts,
            new Body("hi", Body.Format.PLAIN, Map.of()),
            OptionalLong.empty());
    Await.result(store.store().rooms().append(ops.room(), List.of(draft)));
  }

  @Test
  @DisplayName("how many messages a room has the log says, by steps of time")
  void messages() {
    assertEquals(List.of(), Await.result(boards().messages(ops.room(), 0, 0, 1)));
    said(NOW, "1");
    said(NOW + 9_000, "2");
    said(NOW + 10_000, "3");
    said(NOW + 35_000, "4");
    assertEquals(
        List.of(
            new MessageStep(NOW, 2, 2),
            new MessageStep(NOW + 10_000, 3, 1),
            new MessageStep(NOW + 30_000, 4, 1)),
        Await.result(boards().messages(ops.room(), 10_000, NOW, NOW + 40_000)));
    assertEquals(
        List.of(new MessageStep(NOW + 10_000, 3, 1)),
        Await.result(boards().messages(ops.room(), 10_000, NOW + 10_000, NOW + 30_000)));
    assertEquals(
        List.of(new MessageStep(0, 4, 4)), Await.result(boards().messages(ops.room(), 0, 0, 1)));
  }
}
