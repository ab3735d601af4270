package chat.parley.wire;

import static chat.parley.wire.DocName.DOC;
import static chat.parley.wire.DocumentOps.name;
import static chat.parley.wire.RoomName.ROOM;

import chat.parley.access.Verb;
import chat.parley.document.DocumentCommand;
import chat.parley.document.TextChange;
import chat.parley.pace.Price;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The ops by which documents are read and changed without an editor. */
final class DocumentTextOps {
  /** What one reply may take; what is longer is read over HTTP. */
  private static final int LONGEST = 256 * 1024;

  private static final int LONGEST_ROOT = 256;

  private static final Field<OptionalLong> POS =
      Field.optionalCount("pos", "as it was then; as it is now unless said");

  private static final Field<DocumentCommand.Format> FORMAT =
      Field.optional(
          "format",
          Choice.of(DocumentCommand.Format.class),
          bounds -> DocumentCommand.Format.TEXT,
          "`text` unless said");

  private static final Op<DocumentCommand.Read> READ =
      new Op<>(
          "doc.read",
          "Reads a document, as it is or as it was; at most 256 KiB of it, more over HTTP.",
          List.of(Verb.READ),
          Pace.SEARCHING,
          List.of(ROOM, DOC, POS, FORMAT),
          given -> new DocumentCommand.Read(name(given), POS.in(given), FORMAT.in(given), LONGEST),
          List.of(DocumentReplies.CONTENTS));

  private static final Field<TextChange.Kind> DO =
      Field.required("do", Choice.of(TextChange.Kind.class), "");
  private static final Field<String> TEXT = Field.required("text", Text.ANY, "what is written");
  private static final Field<OptionalLong> AT =
      Field.optionalCount(
          "at",
          "where an insertion is, or what is replaced begins, in UTF-16 units; at the end, or from"
              + " the beginning, unless said");
  private static final Field<OptionalLong> TO =
      Field.optionalCount("to", "where what is replaced ends; at the end unless said");
  private static final Field<Optional<String>> ROOT =
      Field.optional(
          "root",
          new Text(LONGEST_ROOT),
          "the name of the text in Yjs; the only one unless said, or else `content`");
  private static final Field<OptionalLong> ONLY_AT =
      Field.optionalCount(
          "only_at", "only if this `pos` is the last one (`changed_meanwhile` else)");

  private static final Op<DocumentCommand.Edit> EDIT =
      new Op<>(
          "doc.edit",
          "Changes a text of a document as one edit.",
          List.of(Verb.WRITE),
          new Pace<>(
              "eight commands, and its bytes", (asked, rooms) -> new Price(8, 0, asked.kept())),
          List.of(ROOM, DOC, DO, TEXT, AT, TO, ROOT, ONLY_AT),
          DocumentTextOps::edit,
          List.of(DocumentReplies.TAKEN));

  private static final Field<Long> THEN = Field.required("pos", Count.COUNT, "of the version");

  private static final Op<DocumentCommand.Restore> RESTORE =
      new Op<>(
          "doc.restore",
          "Makes a document what it was, by an edit like any other: its texts, and what else is in"
              + " it, as long as that is not longer than 100,000 values and formatted letters.",
          List.of(Verb.WRITE),
          Pace.SEARCHING,
          List.of(ROOM, DOC, THEN),
          given -> new DocumentCommand.Restore(name(given), THEN.in(given)),
          List.of(DocumentReplies.TAKEN));

  static final List<Op<?>> ROWS = List.of(READ, EDIT, RESTORE);

  private DocumentTextOps() {}

  private static DocumentCommand.Edit edit(Given given) {
    TextChange change =
        new TextChange(
            DO.in(given), TEXT.in(given), place(AT.in(given)), place(TO.in(given)), ROOT.in(given));
    return new DocumentCommand.Edit(name(given), change, ONLY_AT.in(given));
  }

  /** No text is so long that its places need more. */
  private static OptionalInt place(OptionalLong place) {
    return place.isPresent()
        ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, place.getAsLong()))
        : OptionalInt.empty();
  }
}
