package chat.parley.document;

import chat.parley.access.User;
import chat.parley.log.LogEnvironment;
import chat.parley.room.Surroundings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Tells rooms what becomes of their documents: at once, and then at most every two seconds for each
 * of them.
 */
final class DocumentNews {
  private static final long PAUSE_MILLIS = 2_000;

  private final Surroundings around;
  private final DocumentStore store;
  private final ToIntFunction<DocumentName> open;
  private final Map<DocumentName, Pause> pauses = new HashMap<>();

  /** What has come since the room was told. */
  private static final class Pause {
    private final Map<String, User> writers = new LinkedHashMap<>();
    private boolean news;
  }

  /**
   * @param open how many people have a document open
   */
  DocumentNews(Surroundings around, DocumentStore store, ToIntFunction<DocumentName> open) {
    this.around = around;
    this.store = store;
    this.open = open;
  }

  void written(DocumentName doc, User by) {
    heard(doc, pause -> pause.writers.put(by.id(), by));
  }

  /** It was made or titled, or other people have it open. */
  void changed(DocumentName doc) {
    heard(doc, pause -> {});
  }

  private void heard(DocumentName doc, Consumer<Pause> what) {
    boolean due = !pauses.containsKey(doc);
    Pause pause = pauses.computeIfAbsent(doc, unknown -> new Pause());
    what.accept(pause);
    pause.news = true;
    if (due) {
      tell(doc);
    }
  }

  private void tell(DocumentName doc) {
    Pause pause = pauses.get(doc);
    List<User> by = List.copyOf(pause.writers.values());
    pause.writers.clear();
    pause.news = false;
    LogEnvironment.inTime(store.find(doc))
        .onSuccess(found -> found.ifPresent(row -> publish(row, by)))
        .onComplete(told -> around.timers().after(PAUSE_MILLIS, () -> goOn(doc)));
  }

  private void goOn(DocumentName doc) {
    if (pauses.get(doc).news) {
      tell(doc);
    } else {
      pauses.remove(doc);
    }
  }

  private void publish(DocumentRow row, List<User> by) {
    DocumentName doc = row.document();
    DocumentEvent event =
        new DocumentEvent.Edited(
            doc, row.title(), row.head(), row.edited(), by, open.applyAsInt(doc));
    around.publisher().publish(doc.room(), List.of(event));
    around.peers().publish(doc.room(), List.of(event));
  }
}
