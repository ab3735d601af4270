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

  private final DocumentParts parts;
  private final DocumentName doc;
  private final long upTo;
  private UpdateSet set;
  private long pos;

  private Loading(DocumentParts parts, DocumentName doc, long upTo) {
    this.parts = parts;
    this.doc = doc;
    this.upTo = upTo;
  }

  /** All of it up to a position. */
  static Future<UpdateSet> upTo(DocumentParts parts, DocumentName doc, long pos) {
    return new Loading(parts, doc, pos).run();
  }

  private Future<UpdateSet> run() {
    if (upTo == 0) {
      return Future.succeededFuture(new UpdateSet());
    }
    return LogEnvironment.inTime(parts.store().compact(doc, upTo))
        .compose(state -> parts.workers().run(() -> begin(state)))
        .compose(begun -> Rounds.whileMore(this::page))
        .map(read -> set);
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
      set.add(stored(entry.update()));
      pos = entry.pos();
    }
    return !page.entries().isEmpty();
  }

  /** What was checked before it was stored. */
  static Update stored(byte[] update) {
    return Update.read(update, Bounds.STORED);
  }
}
