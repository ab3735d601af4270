package chat.parley.document;

import chat.parley.access.Writers;
import chat.parley.protocol.Command;
import chat.parley.protocol.Weight;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is asked of documents. Updates and vectors are those of Yjs, version 1. */
public sealed interface DocumentCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R create(Create command);

    R rename(Rename command);

    R list(ListAll command);

    R open(Open command);

    R more(More command);

    R write(Write command);

    R showCursors(ShowCursors command);

    R close(Close command);

    R read(Read command);

    R edit(Edit command);

    R versions(Versions command);

    R restore(Restore command);

    R permit(Permit command);
  }

  /**
   * Makes a document, unless it is there.
   *
   * @param title its name unless said
   * @param text what it begins with; only into an empty one
   */
  record Create(DocumentName doc, Optional<String> title, Optional<String> text)
      implements DocumentCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + text.map(Weight::kept).orElse(0L);
    }

    public <R> R match(Cases<R> cases) {
      return cases.create(this);
    }
  }

  record Rename(DocumentName doc, String title) implements DocumentCommand {
    public <R> R match(Cases<R> cases) {
      return cases.rename(this);
    }
  }

  /**
   * @param before only those edited before, milliseconds since 1970
   */
  record ListAll(String room, OptionalLong before) implements DocumentCommand {
    public <R> R match(Cases<R> cases) {
      return cases.list(this);
    }
  }

  /**
   * From now on the session hears the document; it is in the room, too.
   *
   * @param vector what it has already
   * @param piece as much of it as is told at once, in bytes
   */
  record Open(DocumentName doc, byte[] vector, int piece) implements DocumentCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + 2L * vector.length;
    }

    public <R> R match(Cases<R> cases) {
      return cases.open(this);
    }
  }

  /**
   * The next part of a document that was too large for one reply.
   *
   * @param next as the part before had it
   * @param piece as large as it may be, in bytes
   */
  record More(DocumentName doc, byte[] vector, String next, int piece) implements DocumentCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + 2L * vector.length;
    }

    public <R> R match(Cases<R> cases) {
      return cases.more(this);
    }
  }

  /** Answered when all of it is stored. */
  record Write(DocumentName doc, byte[] update) implements DocumentCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + 2L * update.length;
    }

    public <R> R match(Cases<R> cases) {
      return cases.write(this);
    }
  }

  /** A hint: what is not taken is not missed. */
  record ShowCursors(DocumentName doc, List<CursorState> cursors) implements DocumentCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE
          + cursors.stream().mapToLong(one -> Weight.kept(one.json().orElse(""))).sum();
    }

    public <R> R match(Cases<R> cases) {
      return cases.showCursors(this);
    }
  }

  record Close(DocumentName doc) implements DocumentCommand {
    public <R> R match(Cases<R> cases) {
      return cases.close(this);
    }
  }

  /**
   * @param pos as it was then; as it is now unless said
   * @param most bytes of the answer
   */
  record Read(DocumentName doc, OptionalLong pos, Format format, int most)
      implements DocumentCommand {
    public <R> R match(Cases<R> cases) {
      return cases.read(this);
    }
  }

  /** How a document is read. */
  enum Format {
    TEXT,
    MARKDOWN,
    JSON,
    UPDATE
  }

  /**
   * A program changes a text.
   *
   * @param onlyAt only if nothing came after this position
   */
  record Edit(DocumentName doc, TextChange change, OptionalLong onlyAt) implements DocumentCommand {
    @Override
    public long kept() {
      return Weight.ENVELOPE + Weight.kept(change.text());
    }

    public <R> R match(Cases<R> cases) {
      return cases.edit(this);
    }
  }

  /**
   * @param before only those whose position is lower
   */
  record Versions(DocumentName doc, OptionalLong before) implements DocumentCommand {
    public <R> R match(Cases<R> cases) {
      return cases.versions(this);
    }
  }

  /** All of it becomes what it was then, by an edit like any other. */
  record Restore(DocumentName doc, long pos) implements DocumentCommand {
    public <R> R match(Cases<R> cases) {
      return cases.restore(this);
    }
  }

  /** A program of this JVM says who may write what from now on. */
  record Permit(Writers writers) implements DocumentCommand {
    public <R> R match(Cases<R> cases) {
      return cases.permit(this);
    }
  }
}
