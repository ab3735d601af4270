package chat.parley.document;

import chat.parley.access.User;
import chat.parley.protocol.Event;
import java.util.List;

/** What is heard of documents. */
public sealed interface DocumentEvent extends Event {

  <R> R match(Cases<R> cases);

  /** One method per event: adding one breaks every place that must know it. */
  interface Cases<R> {
    R updated(Updated event);

    R cursors(Cursors event);

    R allowed(Allowed event);

    R documentClosed(Closed event);

    R edited(Edited event);
  }

  /**
   * An update is in the log; to whoever has the document open, its sender too.
   *
   * @param ts milliseconds since 1970, UTC
   */
  record Updated(DocumentName doc, String epoch, long pos, User by, long ts, byte[] update)
      implements DocumentEvent {
    private static final int MOST_SHOWN = 32 * 1024;

    /** Whether it would fill what may wait for a client: each fetches it as fast as it reads. */
    public boolean large() {
      return update.length > MOST_SHOWN;
    }

    public <R> R match(Cases<R> cases) {
      return cases.updated(this);
    }
  }

  /** Where people are; to whoever has the document open. From another node, none asks for all. */
  record Cursors(DocumentName doc, List<CursorState> cursors) implements DocumentEvent {
    @Override
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.cursors(this);
    }
  }

  /** To one session that has it open: whether it may write from now on. */
  record Allowed(DocumentName doc, boolean write) implements DocumentEvent {
    public <R> R match(Cases<R> cases) {
      return cases.allowed(this);
    }
  }

  /**
   * To one session that had it open: it hears no more of it.
   *
   * @param reason one of {@link CloseReason}
   */
  record Closed(DocumentName doc, CloseReason reason) implements DocumentEvent {
    public <R> R match(Cases<R> cases) {
      return cases.documentClosed(this);
    }
  }

  /** Why a session hears no more of a document that it has not closed. */
  enum CloseReason {
    /** It has left the room. */
    LEFT,

    /** It may not read the room any more. */
    FORBIDDEN,

    /** The documents are other ones now; what one has must not be brought into them. */
    RESET,

    /** This node has lost the thread; it can be opened again at once. */
    REOPEN
  }

  /**
   * To the room of a document, once in a while: it was written in, made, titled, opened or closed.
   *
   * @param pos of its last update
   * @param ts of its last edit, milliseconds since 1970, UTC
   * @param by who wrote since the event before; nobody when that is not the news
   * @param open how many people have it open
   */
  record Edited(DocumentName doc, String title, long pos, long ts, List<User> by, int open)
      implements DocumentEvent {
    @Override
    public boolean expendable() {
      return true;
    }

    public <R> R match(Cases<R> cases) {
      return cases.edited(this);
    }
  }
}
