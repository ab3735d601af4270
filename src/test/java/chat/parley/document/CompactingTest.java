package chat.parley.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.budget.Budget;
import chat.parley.config.StoreConfig;
import chat.parley.document.yjs.UpdateSet;
import chat.parley.log.Outcome;
import chat.parley.store.Store;
import chat.parley.support.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that is edited gets compact states in its store, by the node that edits it. */
class CompactingTest {
  private static final User ANN = new User("ann", "Ann", true);
  private static final long NOW = 1_700_000_000_000L;
  private static final DocumentName NOTES = new DocumentName("lobby", "notes");

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final Typist typist = new Typist(7);
  private final UpdateSet all = new UpdateSet();
  private Store store;
  private DocumentParts parts;
  private SharedSet set;
  private Compacting compacting;

  @BeforeEach
  void open() {
    store = Await.result(Store.open(vertx, new StoreConfig("", folder.toString(), "NORMAL", 8)));
    parts = parts(new DocumentBounds(1 << 23, 1 << 26, 10));
    set = new SharedSet(new UpdateSet(), parts.workers(), () -> {});
    compacting = new Compacting(NOTES, loaded(0), set, parts);
  }

  @AfterEach
  void close() {
    Await.result(store.database().close());
    Await.result(vertx.close());
  }

  private DocumentParts parts(DocumentBounds bounds) {
    Workers workers =
        new Workers() {
          @Override
          public <T> Future<T> run(Callable<T> work) {
            return vertx.executeBlocking(work, false);
          }
        };
    return new DocumentParts(
        store.documents(), workers, new Budget(1 << 30), bounds, new DocumentCounters());
  }

  private <T> T on(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(turn -> done.complete(work.get()));
    return Await.result(done.future());
  }

  private Loading.Loaded loaded(long pos) {
    return Await.result(on(() -> Loading.upTo(parts, NOTES, pos)));
  }

  private List<DocumentEntry> append(byte[]... updates) {
    List<DocumentDraft> drafts = new ArrayList<>();
    for (byte[] update : updates) {
      all.add(Loading.stored(update));
      drafts.add(
          new DocumentDraft(ANN, NOW, update, Set.of(), OptionalLong.empty(), parts.bounds()));
    }
    return Await.result(parts.store().append(NOTES.path(), drafts)).stream()
        .map(outcome -> ((Outcome.Stored<DocumentEntry>) outcome).entry())
        .toList();
  }

  private void take(List<DocumentEntry> entries) {
    on(
        () -> {
          for (DocumentEntry entry : entries) {
            set.atOnce(into -> into.add(Loading.stored(entry.update())));
            compacting.taken(entry);
          }
          return true;
        });
  }

  private void write(int times, String text) {
    List<DocumentEntry> entries =
        append(IntStream.range(0, times).mapToObj(n -> typist.types(text)).toArray(byte[][]::new));
    on(
        () -> {
          compacting.stored(entries);
          return true;
        });
    take(entries);
  }

  private CompactState state() {
    return Await.result(parts.store().compact(NOTES, Long.MAX_VALUE));
  }

  @Test
  @DisplayName("after 500 updates, so that the next one to open it reads one row and a short tail")
  void rows() {
    write(499, "a ");
    assertEquals(0, state().pos());
    write(30, "b ");
    Await.until("a state is kept", () -> state().pos() == 500);
    Loading.Loaded loaded = loaded(529);
    assertEquals(29, loaded.tailRows());
    assertArrayEquals(all.compact(), loaded.set().compact());
    write(600, "c ");
    Await.until("another one is kept", () -> state().pos() == 1_000);
    assertArrayEquals(all.compact(), loaded(1_129).set().compact());
  }

  @Test
  @DisplayName("after 256 KiB; what was deleted is neither in it nor in memory any more")
  void bytes() {
    write(26, "x".repeat(10_000));
    assertEquals(0, state().pos());
    List<DocumentEntry> deletion = append(typist.deletes(260_000));
    on(
        () -> {
          compacting.stored(deletion);
          return true;
        });
    take(deletion);
    write(1, "y".repeat(3_000));
    Await.until("a state is kept", () -> state().pos() == 28);
    assertTrue(state().update().length < 3_100, "" + state().update().length);
    Await.until("memory is small", () -> on(set::bytes) < 10_000);
    write(1, "and on");
    assertArrayEquals(all.compact(), on(() -> set.atOnce(UpdateSet::compact)).result());
    assertArrayEquals(all.compact(), loaded(29).set().compact());
  }

  @Test
  @DisplayName("by the node that appended the last of them, and by no other")
  void elsewhere() {
    List<DocumentEntry> others =
        append(IntStream.range(0, 500).mapToObj(n -> typist.types("a")).toArray(byte[][]::new));
    take(others);
    assertTrue(on(set::idle), "no worker is asked");
    write(499, "b");
    assertTrue(on(set::idle), "the other node has made one, as far as is known");
    write(1, "c");
    Await.until("a state is kept", () -> state().pos() == 1_000);
  }

  @Test
  @DisplayName("a document that nobody has open any more has a short tail")
  void closed() {
    write(60, "a");
    on(
        () -> {
          compacting.closed();
          return true;
        });
    Await.until("a state is kept", () -> state().pos() == 60);
    write(9, "b");
    assertEquals(9, loaded(69).tailRows());
  }

  @Test
  @DisplayName("what the store has forgotten is not read as if it had never been")
  void forgotten() {
    write(100, "a");
    byte[] last = all.compact();
    DocumentBounds small = new DocumentBounds(1 << 20, 1_000, 10);
    String epoch = parts.store().epoch();
    Await.result(parts.store().keep(NOTES, epoch, new CompactState(100, last), small));
    assertArrayEquals(last, loaded(100).set().compact());
    assertThrows(AssertionError.class, () -> loaded(10));
  }
}
