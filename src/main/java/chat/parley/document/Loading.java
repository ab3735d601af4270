package chat.parley.document;

import chat.parley.document.yjs.Bounds;
import chat.parley.document.yjs.Update;
import chat.parley.document.yjs.UpdateSet;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Page;
import chat.parley.log.Rounds;
import io.vertx.core.Future;

/** Brings a document back from the store: the newest compact state, and what came after it. */
final class Loading {
  private static final int PAGE = 500;

  /** While one reads a tail, another node may keep a newer state and forget it. */
  private static final int TRIES = 3;

  private final DocumentParts parts;
  private final DocumentName doc;
  private final long upTo;
  private final String epoch;
  private UpdateSet set = new UpdateSet();
  private long pos;
  private long rows;
  private long bytes;
  private boolean broken;

  /**
   * A document as it was at a position.
   *
   * @param epoch of the log that it was read from
   * @param tailRows how many rows were read behind the compact state
   * @param tailBytes of their updates
   */
  record Loaded(UpdateSet set, long pos, String epoch, long tailRows, long tailBytes) {}

  private Loading(DocumentParts parts, DocumentName doc, long upTo) {
    this.parts = parts;
    this.doc = doc;
    this.upTo = upTo;
    this.epoch = parts.store().epoch();
  }

  /**
   * All of it up to a position; fails when the store has forgotten what the document was like
   * there.
   */
  static Future<Loaded> upTo(DocumentParts parts, DocumentName doc, long pos) {
    return upTo(parts, doc, pos, TRIES);
  }

  private static Future<Loaded> upTo(DocumentParts parts, DocumentName doc, long pos, int tries) {
    Loading loading = new Loading(parts, doc, pos);
    return loading
        .run()
        .compose(
            read ->
                loading.whole()
                    ? Future.succeededFuture(loading.loaded())
                    : tries > 1
                        ? upTo(parts, doc, pos, tries - 1)
                        : Future.failedFuture(DocumentProblems.again()));
  }

  private boolean whole() {
    return !broken && pos == upTo && epoch.equals(parts.store().epoch());
  }

  private Loaded loaded() {
    return new Loaded(set, pos, epoch, rows, bytes);
  }

  private Future<Void> run() {
    if (upTo == 0) {
      return Future.succeededFuture();
    }
    return LogEnvironment.inTime(parts.store().compact(doc, upTo))
        .compose(state -> parts.workers().run(() -> begin(state)))
        .compose(begun -> Rounds.whileMore(this::page));
  }

  private boolean begin(CompactState state) {
    set = UpdateSet.of(stored(state.update()));
    pos = state.pos();
    return true;
  }

  private Future<Boolean> page() {
    if (pos >= upTo) {
      return Future.succeededFuture(false);
    }
    return LogEnvironment.inTime(parts.store().after(doc.path(), pos, upTo, PAGE))
        .compose(page -> parts.workers().run(() -> add(page)));
  }

  private boolean add(Page<DocumentEntry> page) {
    for (DocumentEntry entry : page.entries()) {
      if (entry.pos() != pos + 1) {
        broken = true;
        return false;
      }
      set.add(stored(entry.update()));
      pos = entry.pos();
      rows++;
      bytes += entry.update().length;
    }
    return !page.entries().isEmpty();
  }

  /** What was checked before it was stored. */
  static Update stored(byte[] update) {
    return Update.read(update, Bounds.STORED);
  }
}
