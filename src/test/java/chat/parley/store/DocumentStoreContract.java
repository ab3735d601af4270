package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.document.CompactState;
import chat.parley.document.DocumentBounds;
import chat.parley.document.DocumentDraft;
import chat.parley.document.DocumentEntry;
import chat.parley.document.DocumentHistory;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentRow;
import chat.parley.document.DocumentStore;
import chat.parley.document.DocumentSweeper;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store promises of documents. The rooms and people of each test are its own. */
abstract class DocumentStoreContract {
  protected static final DocumentBounds BOUNDS = new DocumentBounds(1_000, 100_000, 4);
  protected static final long NOW = 1_700_000_000_000L;
  protected static final long HOUR = 3_600_000;

  protected final DocumentName notes = new DocumentName("room-" + UUID.randomUUID(), "notes");
  protected final User ann = new User("ann-" + UUID.randomUUID(), "Ann", true);
  protected final User bob = new User("bob-" + UUID.randomUUID(), "Bob", false);
  protected final Vertx vertx = Vertx.vertx();
  private OpenStore store;
  private DocumentStore documents;

  protected abstract Future<Store> open(Vertx vertx);

  @BeforeEach
  void begin() {
    store = OpenStore.of(open(vertx));
    documents = store.store().documents();
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.ended(vertx);
  }

  protected final DocumentStore documents() {
    return documents;
  }

  protected static DocumentDraft draft(User user, long ts, String update, Long... clients) {
    return new DocumentDraft(
        user, ts, bytes(update), Set.of(clients), OptionalLong.empty(), BOUNDS);
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static DocumentDraft onlyAt(long pos, DocumentDraft draft) {
    return new DocumentDraft(
        draft.user(),
        draft.ts(),
        draft.update(),
        draft.clients(),
        OptionalLong.of(pos),
        draft.bounds());
  }

  private static DocumentDraft within(DocumentBounds bounds, DocumentDraft draft) {
    return new DocumentDraft(
        draft.user(), draft.ts(), draft.update(), draft.clients(), draft.onlyAt(), bounds);
  }

  protected final List<Outcome<DocumentEntry>> append(DocumentDraft... drafts) {
    return append(notes, drafts);
  }

  protected final List<Outcome<DocumentEntry>> append(
      DocumentName document, DocumentDraft... drafts) {
    return Await.result(documents.append(document.path(), List.of(drafts)));
  }

  private static DocumentEntry stored(Outcome<DocumentEntry> outcome) {
    return ((Outcome.Stored<DocumentEntry>) outcome).entry();
  }

  private static void assertRefused(String reason, List<Outcome<DocumentEntry>> outcomes) {
    assertEquals(List.of(new Outcome.Rejected<>(reason)), outcomes);
  }

  protected final Page<DocumentEntry> log(long after, long upTo, int limit) {
    return Await.result(documents.after(notes.path(), after, upTo, limit));
  }

  private static List<String> texts(List<DocumentEntry> entries) {
    return entries.stream()
        .map(entry -> entry.pos() + " " + new String(entry.update(), StandardCharsets.UTF_8))
        .toList();
  }

  protected final DocumentRow row(DocumentName document) {
    return Await.result(documents.find(document)).orElseThrow();
  }

  protected final CompactState state(long upTo) {
    return Await.result(documents.compact(notes, upTo));
  }

  protected final void keep(long pos, String text) {
    keep(new CompactState(pos, bytes(text)), BOUNDS);
  }

  private void keep(CompactState state, DocumentBounds bounds) {
    Await.result(documents.keep(notes, documents.epoch(), state, bounds));
  }

  @Test
  @DisplayName("what is appended is numbered, read again as it was, and makes the document")
  void appended() {
    assertEquals(0, Await.result(documents.head(notes.path())));
    List<Outcome<DocumentEntry>> outcomes =
        append(
            draft(ann, NOW, "a", 1L, 1L << 52), draft(bob, NOW + 5, "b", 2L), draft(ann, 7, "c"));
    assertEquals(
        List.of("1 a", "2 b", "3 c"),
        texts(outcomes.stream().map(DocumentStoreContract::stored).toList()));
    assertEquals(3, Await.result(documents.head(notes.path())));
    List<DocumentEntry> read = log(0, 10, 10).entries();
    assertEquals(List.of("1 a", "2 b", "3 c"), texts(read));
    assertEquals(List.of(ann, bob, ann), read.stream().map(DocumentEntry::user).toList());
    assertEquals(
        List.of(NOW, NOW + 5, NOW + 5),
        read.stream().map(DocumentEntry::ts).toList(),
        "time does not go back");
    assertArrayEquals(bytes("b"), read.get(1).update());
    DocumentRow row = row(notes);
    assertEquals(notes, row.document());
    assertEquals("notes", row.title());
    assertEquals(List.of(ann, ann), List.of(row.creator(), row.editor()));
    assertEquals(List.of(NOW, NOW + 5, 3L), List.of(row.created(), row.edited(), row.head()));
    assertEquals(Map.of(1L, ann, 1L << 52, ann, 2L, bob), Await.result(documents.writers(notes)));
  }

  @Test
  @DisplayName("the log is read in pages, up to where one may read")
  void pages() {
    append(
        IntStream.rangeClosed(1, 9)
            .mapToObj(n -> draft(ann, NOW, "u" + n))
            .toArray(DocumentDraft[]::new));
    Page<DocumentEntry> page = log(2, 6, 3);
    assertEquals(List.of("3 u3", "4 u4", "5 u5"), texts(page.entries()));
    assertTrue(page.more());
    assertEquals(List.of("6 u6"), texts(log(5, 6, 3).entries()));
    assertFalse(log(5, 6, 3).more());
    assertEquals(List.of(), log(9, 20, 3).entries());
  }

  @Test
  @DisplayName("a client id belongs to whoever wrote with it first, in that document")
  void clients() {
    append(draft(ann, NOW, "a", 5L));
    List<Outcome<DocumentEntry>> outcomes =
        append(draft(bob, NOW, "b", 6L, 5L), draft(bob, NOW, "c"), draft(ann, NOW, "d", 6L));
    assertEquals(new Outcome.Rejected<>(DocumentDraft.FOREIGN_CLIENT), outcomes.get(0));
    assertEquals(2, stored(outcomes.get(1)).pos());
    assertEquals(3, stored(outcomes.get(2)).pos(), "what was refused has bound nobody");
    assertRefused(DocumentDraft.FOREIGN_CLIENT, append(draft(bob, NOW, "e", 6L)));
    stored(append(draft(ann.called("Anna"), NOW, "f", 5L)).get(0));
    assertEquals("Anna", row(notes).editor().name());
    assertEquals(Map.of(5L, ann, 6L, ann), Await.result(documents.writers(notes)));
    DocumentName other = new DocumentName(notes.room(), "other");
    stored(append(other, draft(bob, NOW, "a", 5L)).get(0));
  }

  @Test
  @DisplayName("set only where it ends: of two who see an empty document one may fill it")
  void onlyAt() {
    assertRefused(DocumentDraft.CHANGED_MEANWHILE, append(onlyAt(3, draft(ann, NOW, "a"))));
    assertEquals(Optional.empty(), Await.result(documents.find(notes)), "and made nothing");
    List<Outcome<DocumentEntry>> outcomes =
        append(onlyAt(0, draft(ann, NOW, "a")), onlyAt(0, draft(bob, NOW, "b")));
    assertEquals(1, stored(outcomes.get(0)).pos());
    assertEquals(new Outcome.Rejected<>(DocumentDraft.CHANGED_MEANWHILE), outcomes.get(1));
    assertEquals(2, stored(append(onlyAt(1, draft(bob, NOW, "b"))).get(0)).pos());
  }

  @Test
  @DisplayName("documents are made empty and get other titles; a room has a bounded number")
  void titles() {
    DocumentRow made =
        Await.result(documents.entitle(notes, "Notes of today", bob, NOW, BOUNDS)).orElseThrow();
    assertEquals(new DocumentRow(notes, "Notes of today", bob, NOW, 0, bob, NOW, 0), made);
    append(draft(ann, NOW + 1, "a"));
    DocumentRow renamed =
        Await.result(documents.entitle(notes, "记录 😀", bob, NOW + 9, BOUNDS)).orElseThrow();
    assertEquals(
        List.of("记录 😀", bob, ann), List.of(renamed.title(), renamed.creator(), renamed.editor()));
    assertEquals(NOW + 1, renamed.edited());
    for (int n = 1; n < BOUNDS.inRoom(); n++) {
      append(new DocumentName(notes.room(), "more" + n), draft(ann, NOW, "a"));
    }
    DocumentName tooMany = new DocumentName(notes.room(), "too-many");
    assertRefused(DocumentDraft.TOO_MANY, append(tooMany, draft(ann, NOW, "a")));
    assertEquals(
        Optional.empty(), Await.result(documents.entitle(tooMany, "Too many", ann, NOW, BOUNDS)));
    assertEquals(Optional.empty(), Await.result(documents.find(tooMany)));
    stored(append(draft(ann, NOW + 2, "b")).get(0));
  }

  @Test
  @DisplayName("those of a room are listed, the last edited first; their ends are told together")
  void listed() {
    for (int n = 1; n <= 4; n++) {
      append(new DocumentName(notes.room(), "d" + n), draft(ann, n == 4 ? 300 : n * 100L, "a"));
    }
    assertEquals(List.of("d3", "d4"), names(1_000, 1));
    assertEquals(List.of("d3", "d4"), names(1_000, 2));
    assertEquals(List.of("d2"), names(300, 1));
    assertEquals(List.of("d2", "d1"), names(300, 10));
    assertEquals(List.of(), names(100, 10));
    String two = notes.room() + "/d2";
    append(DocumentName.of(two), draft(bob, 400, "b"));
    assertEquals(List.of("d2", "d3", "d4", "d1"), names(Long.MAX_VALUE, 10));
    assertEquals(
        Map.of(two, 2L, notes.room() + "/d1", 1L),
        Await.result(documents.heads(Set.of(two, notes.room() + "/d1", notes.path()))));
  }

  private List<String> names(long before, int limit) {
    return Await.result(documents.list(notes.room(), before, limit)).stream()
        .map(row -> row.document().name())
        .toList();
  }

  @Test
  @DisplayName("the newest compact state at or before a position; of each hour the last one stays")
  void states() {
    assertEquals(0, state(100).pos());
    append(draft(ann, NOW, "a"), draft(ann, NOW + 1, "b"), draft(ann, NOW + HOUR, "c"));
    append(draft(ann, NOW + HOUR, "d"));
    keep(1, "a");
    keep(9, "that is not there");
    assertEquals(0, state(0).pos());
    assertEquals(1, state(100).pos());
    keep(2, "ab");
    assertArrayEquals(bytes("ab"), state(100).update());
    assertEquals(0, state(1).pos(), "of the same hour");
    keep(4, "abcd");
    keep(3, "late");
    assertArrayEquals(bytes("abcd"), state(100).update());
    assertArrayEquals(bytes("ab"), state(3).update());
    Await.result(
        documents
            .keep(notes, "another epoch", new CompactState(4, bytes("x")), BOUNDS)
            .otherwiseEmpty());
    assertArrayEquals(bytes("abcd"), state(4).update());
    assertEquals(List.of("1 a", "2 b", "3 c", "4 d"), texts(log(0, 10, 10).entries()));
  }

  @Test
  @DisplayName("a document that is full is only deleted from; a long log forgets its beginning")
  void bounds() {
    String large = "x".repeat(400);
    DocumentBounds small = new DocumentBounds(10, 1_000, 4);
    append(draft(ann, NOW, large, 1L), draft(bob, NOW + HOUR, large, 2L));
    assertRefused(
        DocumentDraft.TOO_LARGE, append(within(small, draft(ann, NOW, "y".repeat(200), 1L))));
    stored(append(within(small, draft(ann, NOW, "y".repeat(50), 1L))).get(0));
    keep(new CompactState(3, bytes("y".repeat(11))), small);
    assertEquals(List.of(3L), positions(), "as much as makes it short enough");
    assertTrue(row(notes).bytes() <= 500, "" + row(notes).bytes());
    assertRefused(DocumentDraft.TOO_LARGE, append(within(small, draft(ann, NOW, "z", 1L))));
    stored(append(within(small, draft(ann, NOW, "d"))).get(0));
    keep(new CompactState(4, bytes("y")), small);
    stored(append(within(small, draft(ann, NOW, "z", 1L))).get(0));
    assertEquals(5, row(notes).head());
  }

  private List<Long> positions() {
    return log(0, 100, 100).entries().stream().map(DocumentEntry::pos).toList();
  }

  private List<String> versions(long before, int limit) {
    return Await.result(documents.versions(notes, before, 60_000, limit)).stream()
        .map(
            version ->
                "%d %d %s"
                    .formatted(
                        version.pos(),
                        version.ts() - NOW,
                        version.editors().stream().map(User::name).toList()))
        .toList();
  }

  @Test
  @DisplayName("versions are what was written without a pause, with who wrote it, newest first")
  void versions() {
    assertEquals(List.of(), versions(Long.MAX_VALUE, 10));
    append(draft(ann, NOW, "a"), draft(bob, NOW + 59_999, "b"), draft(ann, NOW + 60_000, "c"));
    append(draft(bob, NOW + 120_000, "d"), draft(bob, NOW + HOUR, "e"));
    append(draft(bob.called("Robert"), NOW + HOUR + 9, "f"), draft(ann, NOW + HOUR + 10, "g"));
    List<String> all = List.of("7 3600010 [Ann, Robert]", "4 120000 [Bob]", "3 60000 [Ann, Bob]");
    assertEquals(all, versions(Long.MAX_VALUE, 10));
    assertEquals(all.subList(0, 1), versions(Long.MAX_VALUE, 1));
    assertEquals(all.subList(1, 2), versions(7, 1));
    assertEquals(all.subList(2, 3), versions(4, 1));
    assertEquals(List.of(), versions(3, 1));
  }

  @Test
  @DisplayName("what is old is forgotten where a state stands for it: edits, then hours, then days")
  void thinned() {
    long day = 24 * HOUR;
    long then = NOW - NOW % day;
    append(draft(ann, then, "a"), draft(bob, then + HOUR, "b"));
    append(draft(ann, then + 2 * HOUR, "c"), draft(bob, then + day, "d"));
    append(draft(ann, then + 2 * day, "e"), draft(ann, then + 2 * day, "f"));
    for (long pos : new long[] {1, 2, 3, 4, 5}) {
      keep(pos, "s" + pos);
    }
    DocumentHistory history = new DocumentHistory(3, 4, 5);
    thin(then + 3 * day, history);
    assertEquals(6, positions().size());
    thin(then + 4 * day - 1, history);
    assertEquals(List.of(4L, 5L, 6L), positions());
    List<String> found = versions(Long.MAX_VALUE, 10);
    assertEquals(List.of("6", "4", "3", "2", "1"), starts(found));
    assertTrue(found.get(3).endsWith("[Bob]"), found.get(3));
    assertEquals(List.of("2", "1"), starts(versions(3, 5)));
    thin(then + 10 * day, new DocumentHistory(1, 1, 100));
    assertEquals(List.of(6L), positions(), "for the last one no state stands");
    assertEquals(List.of("6", "5", "4", "3"), starts(versions(Long.MAX_VALUE, 10)));
    thin(then + 10 * day, new DocumentHistory(1, 1, 1));
    assertEquals(List.of("6", "5"), starts(versions(Long.MAX_VALUE, 10)));
    assertEquals(5, state(100).pos());
    assertEquals(6, row(notes).head());
    assertEquals(33, row(notes).bytes());
  }

  private static List<String> starts(List<String> versions) {
    return versions.stream().map(version -> version.substring(0, version.indexOf(' '))).toList();
  }

  /** All documents that there are: those of other tests are younger. */
  private void thin(long now, DocumentHistory history) {
    OptionalLong next = OptionalLong.of(0);
    while (next.isPresent()) {
      next = Await.result(documents.thin(next.getAsLong(), now, history));
    }
  }

  @Test
  @DisplayName("it happens by itself, in small parts, whatever number of documents there is")
  void swept() {
    DocumentBounds many = new DocumentBounds(1_000, 100_000, 1_000);
    List<DocumentName> names =
        IntStream.range(0, 120).mapToObj(n -> new DocumentName(notes.room(), "d" + n)).toList();
    names.forEach(name -> append(name, within(many, draft(ann, NOW, "a"))));
    CompactState state = new CompactState(1, bytes("a"));
    names.forEach(name -> Await.result(documents.keep(name, documents.epoch(), state, many)));
    append(within(many, draft(ann, NOW + 10 * 24 * HOUR, "young")));
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    DocumentSweeper sweeper =
        new DocumentSweeper(
            documents,
            new DocumentHistory(1, 2, 3),
            (millis, action) -> vertx.setTimer(millis, timer -> action.run()),
            () -> NOW + 10 * 24 * HOUR,
            failures::add);
    vertx.runOnContext(turn -> sweeper.begin());
    Await.until("all is forgotten", () -> names.stream().allMatch(this::empty));
    assertEquals(1, positions().size(), "but what is young");
    assertEquals(List.of(), failures);
    assertEquals(1, row(names.get(0)).head());
    assertArrayEquals(bytes("a"), Await.result(documents.compact(names.get(7), 1)).update());
  }

  private boolean empty(DocumentName name) {
    return Await.result(documents.after(name.path(), 0, 9, 9)).entries().isEmpty();
  }
}
