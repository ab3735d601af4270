package chat.parley.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Makes compact states of one document that is open, so that whoever opens it next reads one row
 * and a short tail. Of the nodes on which it is open the one makes a state that has appended the
 * row that makes the tail too long; the others take it for made. A worker does it, and whatever
 * fails comes again with the next tail. Touched only by the loop that owns the rooms.
 */
final class Compacting {
  private static final int ROWS = 500;
  private static final int BYTES = 256 * 1024;

  /**
   * A large state is worth a longer tail: one is written in place of so many bytes for each row.
   */
  private static final int BYTES_OF_ROW = 1_024;

  private static final int BYTES_OF_BYTE = 4;

  /** Nobody has it open any more: a tail of that many is made short for who comes next. */
  private static final int ROWS_LEFT = 50;

  private final DocumentName doc;
  private final DocumentParts parts;
  private final SharedSet set;
  private final String epoch;
  private final Deque<Long> own = new ArrayDeque<>();
  private boolean spoiled;
  private long rows;
  private long bytes;
  private long last;

  Compacting(DocumentName doc, Loading.Loaded loaded, SharedSet set, DocumentParts parts) {
    this.doc = doc;
    this.parts = parts;
    this.set = set;
    this.epoch = loaded.epoch();
    this.rows = loaded.tailRows();
    this.bytes = loaded.tailBytes();
    this.last = loaded.pos();
  }

  /** This node has appended these. */
  void stored(List<DocumentEntry> entries) {
    entries.forEach(entry -> own.add(entry.pos()));
  }

  /** It is on its way into the set, behind all before it. */
  void taken(DocumentEntry entry) {
    rows++;
    bytes += entry.update().length;
    last = entry.pos();
    boolean mine = own.remove(last);
    if (due()) {
      rows = 0;
      bytes = 0;
      if (mine) {
        make();
      }
    }
  }

  private boolean due() {
    return rows >= ROWS && rows * BYTES_OF_ROW >= set.bytes()
        || bytes >= BYTES && bytes * BYTES_OF_BYTE >= set.bytes();
  }

  private void make() {
    long pos = last;
    set.compact().onSuccess(made -> made.ifPresent(update -> keep(new CompactState(pos, update))));
  }

  private void keep(CompactState state) {
    if (!spoiled) {
      parts.store().keep(doc, epoch, state, parts.bounds());
    }
  }

  /** The set may lack something: no state is made of it any more, and none under way is kept. */
  void spoil() {
    spoiled = true;
    rows = 0;
  }

  /** It is open here no more. */
  void closed() {
    if (rows >= ROWS_LEFT) {
      rows = 0;
      make();
    }
  }
}
