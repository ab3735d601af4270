package chat.parley.wire;

import static chat.parley.wire.DocName.DOC;
import static chat.parley.wire.RoomName.ROOM;

import chat.parley.access.Verb;
import chat.parley.document.CursorState;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentHandler;
import chat.parley.document.DocumentName;
import chat.parley.pace.Price;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The ops by which documents are made, opened and written. */
final class DocumentOps {
  /** A vector of thousands of clients; one of everyday has a few. */
  private static final int LONGEST_VECTOR = 64 * 1024;

  private static final int LONGEST_NEXT = 64;

  /** Goes into a frame of 64 KiB, also in base64. */
  private static final int PIECE = 32 * 1024;

  private static final String EMPTY_VECTOR = "AA==";
  private static final String EMPTY_UPDATE = "AAA=";

  private static final Pace<DocumentCommand> TELLING =
      new Pace<>(
          "one command, and one send with its bytes", (asked, rooms) -> telling(asked.kept()));

  private static final Field<OptionalLong> BEFORE =
      Field.optionalCount("before", "the `next` of the page before");

  private static final Op<DocumentCommand.ListAll> LIST =
      new Op<>(
          "doc.list",
          "Lists the documents of a room, the last edited first.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM, BEFORE),
          given -> new DocumentCommand.ListAll(ROOM.in(given), BEFORE.in(given)),
          List.of(DocumentReplies.LISTED));

  private static final Field<Optional<String>> FIRST_TITLE =
      Field.optional("title", DocumentTitle.DOCUMENT_TITLE, "its name unless said");

  private static final Field<Optional<String>> FIRST_TEXT =
      Field.optional(
          "text",
          Text.ANY,
          "what it begins with; refused (`not_empty`) once somebody has written in it, so that"
              + " nothing begins twice");

  private static final Op<DocumentCommand.Create> CREATE =
      new Op<>(
          "doc.create",
          "Makes a document; one that is there stays as it is.",
          List.of(Verb.WRITE),
          TELLING,
          List.of(ROOM, DOC, FIRST_TITLE, FIRST_TEXT),
          given ->
              new DocumentCommand.Create(name(given), FIRST_TITLE.in(given), FIRST_TEXT.in(given)),
          List.of(DocumentReplies.MADE));

  private static final Field<String> TITLE =
      Field.required("title", DocumentTitle.DOCUMENT_TITLE, "for people");

  private static final Op<DocumentCommand.Rename> RENAME =
      new Op<>(
          "doc.rename",
          "Gives a document another title; its name stays.",
          List.of(Verb.WRITE),
          TELLING,
          List.of(ROOM, DOC, TITLE),
          given -> new DocumentCommand.Rename(name(given), TITLE.in(given)),
          List.of(DocumentReplies.MADE));

  private static final Field<byte[]> VECTOR =
      Field.optional(
          "vector",
          new Bytes(LONGEST_VECTOR, EMPTY_VECTOR),
          bounds -> new byte[] {0},
          "what one has: a state vector of Yjs");

  private static final Op<DocumentCommand.Open> OPEN =
      new Op<>(
          "doc.open",
          "Opens a document: from now on its events are heard, and one is in its room. A session"
              + " may have 100 open.",
          List.of(Verb.READ),
          new Pace<>("two commands", (asked, rooms) -> DocumentPrices.OPEN),
          List.of(ROOM, DOC, VECTOR),
          given -> new DocumentCommand.Open(name(given), VECTOR.in(given), PIECE),
          List.of(DocumentReplies.OPENED));

  private static final Field<String> NEXT =
      Field.required("next", new Text(LONGEST_NEXT), "that of the part before");

  private static final Op<DocumentCommand.More> MORE =
      new Op<>(
          "doc.more",
          "Reads another part of an open document. The parts are applied in their order, at best"
              + " merged into one.",
          List.of(Verb.READ),
          Pace.COMMAND,
          List.of(ROOM, DOC, VECTOR, NEXT),
          given -> new DocumentCommand.More(name(given), VECTOR.in(given), NEXT.in(given), PIECE),
          List.of(DocumentReplies.PART));

  private static final Field<byte[]> UPDATE =
      Field.required(
          "update", new Bytes(DocumentHandler.LARGEST_UPDATE, EMPTY_UPDATE), "of Yjs, version 1");

  private static final Op<DocumentCommand.Write> WRITE =
      new Op<>(
          "doc.update",
          "Writes in a document. It is answered when all of it is stored; what refers to something"
              + " that has not come waits for it for a minute.",
          List.of(Verb.WRITE),
          new Pace<>(
              "one command, and its bytes",
              (asked, rooms) -> DocumentPrices.update(asked.update().length)),
          List.of(ROOM, DOC, UPDATE),
          given -> new DocumentCommand.Write(name(given), UPDATE.in(given)),
          List.of(DocumentReplies.TAKEN));

  private static final Field<List<CursorState>> CURSORS =
      Field.required(
          "cursors",
          CursorStates.CURSOR_STATES,
          "as the awareness of Yjs has them; at most 4 of a session");

  private static final Op<DocumentCommand.ShowCursors> CURSOR =
      new Op<>(
          "doc.cursor",
          "Shows where one is in an open document. Who one is the server says.",
          List.of(Verb.READ),
          new Pace<>("half a command", (asked, rooms) -> DocumentPrices.CURSORS),
          List.of(ROOM, DOC, CURSORS),
          given -> new DocumentCommand.ShowCursors(name(given), CURSORS.in(given)),
          List.of(SessionReplies.DONE));

  private static final Op<DocumentCommand.Close> CLOSE =
      new Op<>(
          "doc.close",
          "Closes a document.",
          List.of(Verb.CONNECT),
          Pace.COMMAND,
          List.of(ROOM, DOC),
          given -> new DocumentCommand.Close(name(given)),
          List.of(SessionReplies.DONE));

  private static final Field<OptionalLong> BEFORE_POS =
      Field.optionalCount("before", "only versions with a lower `pos`");

  private static final Op<DocumentCommand.Versions> VERSIONS =
      new Op<>(
          "doc.versions",
          "Lists the versions of a document, newest first: what is written with less than ten"
              + " minutes between belongs together.",
          List.of(Verb.READ),
          Pace.READING,
          List.of(ROOM, DOC, BEFORE_POS),
          given -> new DocumentCommand.Versions(name(given), BEFORE_POS.in(given)),
          List.of(DocumentReplies.HISTORY));

  static final List<Op<?>> ROWS =
      List.of(LIST, CREATE, RENAME, OPEN, MORE, WRITE, CURSOR, CLOSE, VERSIONS);

  private DocumentOps() {}

  private static Price telling(long bytes) {
    return new Price(1, 1, bytes);
  }

  static DocumentName name(Given given) {
    return new DocumentName(ROOM.in(given), DOC.in(given));
  }
}
