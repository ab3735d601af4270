package chat.parley.document;

import chat.parley.document.yjs.Document;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Reads documents, as they are or as they were, on a worker. */
final class Reading {
  /** Of the page's own documents; of others there is mostly one text, whatever it is called. */
  static final String USUAL_ROOT = "content";

  private static final byte[] NOTHING = {};

  private final Documents documents;
  private final DocumentParts parts;

  Reading(Documents documents) {
    this.documents = documents;
    this.parts = documents.parts();
  }

  /** A document in as few bytes as can be, and up to where that is. */
  record State(long pos, byte[] update) {}

  Future<Reply> read(DocumentCommand.Read command, DocumentRow row) {
    DocumentName doc = command.doc();
    Future<State> state =
        command.pos().isPresent() ? then(row, command.pos().getAsLong()) : now(doc, row);
    return state.compose(found -> parts.workers().run(() -> contents(command, found)));
  }

  private Future<State> now(DocumentName doc, DocumentRow row) {
    return documents
        .ifOpen(doc)
        .map(found -> found.look(all -> new State(found.shown(), all.compact())))
        .orElseGet(() -> then(row, row.head()));
  }

  Future<State> then(DocumentRow row, long pos) {
    if (pos > row.head()) {
      return Future.failedFuture(DocumentProblems.noSuchVersion());
    }
    return Loading.upTo(parts, row.document(), pos)
        .recover(cause -> Future.failedFuture(pos < row.head() ? gone(cause) : cause))
        .compose(loaded -> parts.workers().run(() -> loaded.set().compact()))
        .map(update -> new State(pos, update));
  }

  /** What is missing of an earlier version was forgotten, and will not come back. */
  private static Throwable gone(Throwable cause) {
    return cause instanceof Refusal ? DocumentProblems.noSuchVersion() : cause;
  }

  private Reply contents(DocumentCommand.Read command, State state) {
    DocumentCommand.Format format = command.format();
    boolean update = format == DocumentCommand.Format.UPDATE;
    String text = update ? "" : text(Document.read(state.update()), format);
    int bytes = update ? state.update().length : text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > command.most()) {
      throw DocumentProblems.tooLarge("format", "It takes " + bytes + " bytes: read it over HTTP.");
    }
    return new DocumentReply.Contents(
        command.doc(),
        parts.store().epoch(),
        state.pos(),
        format,
        text,
        update ? state.update() : NOTHING);
  }

  private static String text(Document document, DocumentCommand.Format format) {
    return format == DocumentCommand.Format.JSON ? json(document) : text(document);
  }

  /** An object with all that is in it. */
  private static String json(Document document) {
    return document.roots().stream()
        .sorted()
        .map(root -> JsonText.quoted(root) + ":" + document.json(root))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** That of its usual root; without that, of all that it has. */
  private static String text(Document document) {
    return document.roots().contains(USUAL_ROOT)
        ? document.text(USUAL_ROOT)
        : document.roots().stream()
            .sorted()
            .map(document::text)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n\n"));
  }

  /** The root that is changed where nobody says which. */
  static String root(Document document) {
    return document.roots().size() == 1 ? document.roots().iterator().next() : USUAL_ROOT;
  }
}
