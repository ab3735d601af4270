package chat.parley.document;

import chat.parley.log.LogListener;
import chat.parley.protocol.Event;
import chat.parley.room.Surroundings;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the log of one open document tells, and who has to know. */
final class StoredEntries implements LogListener<DocumentEntry> {
  private final DocumentName doc;
  private final Surroundings around;
  private final Compacting compacting;
  private final DocumentNews news;
  private final Function<DocumentEntry, Event> event;
  private final Consumer<DocumentEntry> taken;
  private final Runnable settled;

  /**
   * @param event as it is told
   * @param taken is given each entry in its order, wherever it was written
   */
  StoredEntries(
      DocumentName doc,
      Surroundings around,
      Compacting compacting,
      DocumentNews news,
      Function<DocumentEntry, Event> event,
      Consumer<DocumentEntry> taken,
      Runnable settled) {
    this.doc = doc;
    this.around = around;
    this.compacting = compacting;
    this.news = news;
    this.event = event;
    this.taken = taken;
    this.settled = settled;
  }

  /** The set must have everything, whoever looks at it. */
  @Override
  public boolean heard() {
    return true;
  }

  @Override
  public void stored(List<DocumentEntry> entries) {
    if (!around.peers().alone()) {
      around.peers().publish(doc.key(), entries.stream().map(event).toList());
    }
    compacting.stored(entries);
    entries.forEach(entry -> news.written(doc, entry.user()));
  }

  @Override
  public void announced(List<DocumentEntry> entries) {
    entries.forEach(taken);
  }

  @Override
  public void settled() {
    settled.run();
  }
}
