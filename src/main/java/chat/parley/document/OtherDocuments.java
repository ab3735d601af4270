package chat.parley.document;

import chat.parley.log.LogEnvironment;
import chat.parley.log.OpenLogs;
import chat.parley.protocol.Event;
import chat.parley.room.OtherLogs;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What other nodes tell of the documents that are open here. */
final class OtherDocuments implements OtherLogs {
  private final DocumentStore store;
  private final OpenLogs<DocumentEntry, OpenDocument> open;

  OtherDocuments(DocumentStore store, OpenLogs<DocumentEntry, OpenDocument> open) {
    this.store = store;
    this.open = open;
  }

  @Override
  public boolean has(String name) {
    return DocumentName.isKey(name);
  }

  @Override
  public void events(String key, List<Event> events) {
    open.ifOpen(DocumentName.ofKey(key).path()).ifPresent(document -> heard(document, events));
  }

  private static void heard(OpenDocument document, List<Event> events) {
    List<DocumentEntry> entries = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof DocumentEvent.Updated news && news.epoch().equals(document.epoch())) {
        entries.add(new DocumentEntry(news.pos(), news.by(), news.ts(), news.update()));
      } else if (event instanceof DocumentEvent.Cursors shown) {
        document.cursors().heard(shown.cursors());
      }
    }
    if (!entries.isEmpty()) {
      document.learn(entries);
    }
  }

  /** Whoever heard nothing of a log for a while compares; those of one node in one query. */
  @Override
  public Future<Void> compare() {
    return reach(open.all().map(OpenDocument::name).collect(Collectors.toSet()));
  }

  @Override
  public Future<Void> compare(Set<String> keys) {
    return reach(
        keys.stream().map(key -> DocumentName.ofKey(key).path()).collect(Collectors.toSet()));
  }

  private Future<Void> reach(Set<String> logs) {
    return logs.isEmpty()
        ? Future.succeededFuture()
        : LogEnvironment.inTime(store.heads(logs))
            .compose(heads -> open.reach(heads, (log, head) -> false));
  }
}
