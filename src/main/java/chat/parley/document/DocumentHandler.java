package chat.parley.document;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.access.Verb;
import chat.parley.document.yjs.Bounds;
import chat.parley.document.yjs.MalformedUpdate;
import chat.parley.document.yjs.Update;
import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomHandler;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;

/** Does what one sender asks of documents. */
public final class DocumentHandler implements DocumentCommand.Cases<Future<Reply>> {
  /** As large as a frame may be that brings one. */
  public static final int LARGEST_UPDATE = 2 * 1024 * 1024;

  /** What a state of a cursor may take: names, selections, and what else an editor tells. */
  public static final int LARGEST_CURSOR = 4 * 1024;

  private static final int MOST_CURSORS = 16;

  private final Rooms rooms;
  private final Documents documents;
  private final DocumentParts parts;
  private final Sender sender;
  private final DocumentOpening opening;

  /**
   * @param inRooms lets the sender into rooms
   */
  public DocumentHandler(Rooms rooms, RoomHandler inRooms, Documents documents, Sender sender) {
    this.rooms = rooms;
    this.documents = documents;
    this.parts = documents.parts();
    this.sender = sender.called(rooms.asNow(sender.user()));
    this.opening = new DocumentOpening(rooms, inRooms, documents, this.sender);
  }

  private User user() {
    return sender.user();
  }

  private void permit(DocumentName doc, Verb verb) {
    rooms.permitted(sender, doc.room(), verb);
  }

  /** Whoever writes no more is told so, at whatever he tries. */
  private void permitWriting(DocumentName doc) {
    boolean may = rooms.may(sender, doc.room(), Verb.WRITE);
    documents.ifOpen(doc).ifPresent(found -> found.viewers().allow(sender.session(), may));
    permit(doc, Verb.WRITE);
  }

  @Override
  public Future<Reply> create(DocumentCommand.Create command) {
    DocumentName doc = command.doc();
    permitWriting(doc);
    return find(doc)
        .compose(
            found ->
                found
                    .map(Future::succeededFuture)
                    .orElseGet(() -> entitle(doc, command.title().orElse(doc.name()))))
        .compose(
            row ->
                command
                    .text()
                    .map(text -> editing(doc).begin(text).map(pos -> made(doc, row.title(), pos)))
                    .orElseGet(() -> Future.succeededFuture(made(doc, row.title(), row.head()))));
  }

  private static Reply made(DocumentName doc, String title, long pos) {
    return new DocumentReply.Made(doc, title, pos);
  }

  private Future<Optional<DocumentRow>> find(DocumentName doc) {
    return LogEnvironment.inTime(parts.store().find(doc));
  }

  private Future<DocumentRow> row(DocumentName doc) {
    return find(doc).map(found -> found.orElseThrow(DocumentProblems::noSuchDocument));
  }

  private Future<DocumentRow> entitle(DocumentName doc, String title) {
    long now = rooms.around().clock().getAsLong();
    return LogEnvironment.inTime(parts.store().entitle(doc, title, user(), now, parts.bounds()))
        .map(row -> row.orElseThrow(DocumentProblems::tooMany))
        .onSuccess(row -> documents.news().changed(doc));
  }

  @Override
  public Future<Reply> rename(DocumentCommand.Rename command) {
    DocumentName doc = command.doc();
    permitWriting(doc);
    return row(doc)
        .compose(row -> entitle(doc, command.title()))
        .map(row -> made(doc, row.title(), row.head()));
  }

  @Override
  public Future<Reply> list(DocumentCommand.ListAll command) {
    rooms.permitted(sender, command.room(), Verb.READ);
    return new DocumentLists(documents).list(command);
  }

  @Override
  public Future<Reply> open(DocumentCommand.Open command) {
    rooms.requireSession(sender);
    permit(command.doc(), Verb.READ);
    return opening.open(command);
  }

  @Override
  public Future<Reply> more(DocumentCommand.More command) {
    permit(command.doc(), Verb.READ);
    return opening.more(command);
  }

  /** A large one is read by a worker; nothing of it is shown before all of it is sound. */
  @Override
  public Future<Reply> write(DocumentCommand.Write command) {
    DocumentName doc = command.doc();
    permitWriting(doc);
    byte[] bytes = command.update();
    if (bytes.length > LARGEST_UPDATE) {
      throw DocumentProblems.tooLarge(
          "update", "An update takes at most " + LARGEST_UPDATE + " bytes.");
    }
    return read(bytes)
        .recover(cause -> Future.failedFuture(DocumentProblems.of(cause)))
        .compose(
            update ->
                documents.with(doc, found -> found.write(user(), update, OptionalLong.empty())))
        .map(pos -> new DocumentReply.Taken(doc, pos));
  }

  private Future<Update> read(byte[] bytes) {
    if (bytes.length >= OpenDocument.LARGE) {
      return parts.workers().run(() -> Update.read(bytes, Bounds.DEFAULT));
    }
    try {
      return Future.succeededFuture(Update.read(bytes, Bounds.DEFAULT));
    } catch (MalformedUpdate malformed) {
      return Future.failedFuture(malformed);
    }
  }

  @Override
  public Future<Reply> showCursors(DocumentCommand.ShowCursors command) {
    permit(command.doc(), Verb.READ);
    if (command.cursors().size() > MOST_CURSORS) {
      throw DocumentProblems.tooLarge("cursors", "One shows at most " + MOST_CURSORS + " at once.");
    }
    for (CursorState state : command.cursors()) {
      if (state.json().filter(json -> json.length() > LARGEST_CURSOR).isPresent()) {
        throw DocumentProblems.tooLarge(
            "cursors", "A state of a cursor takes at most " + LARGEST_CURSOR + " bytes.");
      }
    }
    opening.viewed(command.doc()).cursors().show(sender, command.cursors());
    return Future.succeededFuture(new Done());
  }

  @Override
  public Future<Reply> close(DocumentCommand.Close command) {
    documents.ifOpen(command.doc()).ifPresent(found -> found.viewers().leave(sender.session()));
    return Future.succeededFuture(new Done());
  }

  @Override
  public Future<Reply> read(DocumentCommand.Read command) {
    permit(command.doc(), Verb.READ);
    return row(command.doc()).compose(row -> new Reading(documents).read(command, row));
  }

  @Override
  public Future<Reply> edit(DocumentCommand.Edit command) {
    DocumentName doc = command.doc();
    permitWriting(doc);
    return editing(doc)
        .change(command.change(), command.onlyAt())
        .map(pos -> new DocumentReply.Taken(doc, pos));
  }

  private Editing editing(DocumentName doc) {
    return new Editing(documents, doc, user());
  }

  @Override
  public Future<Reply> versions(DocumentCommand.Versions command) {
    permit(command.doc(), Verb.READ);
    return row(command.doc()).compose(row -> new DocumentLists(documents).versions(command));
  }

  @Override
  public Future<Reply> restore(DocumentCommand.Restore command) {
    DocumentName doc = command.doc();
    permitWriting(doc);
    return row(doc)
        .compose(row -> editing(doc).restore(row, command.pos()))
        .map(pos -> new DocumentReply.Taken(doc, pos));
  }

  @Override
  public Future<Reply> permit(DocumentCommand.Permit command) {
    if (!sender.isService()) {
      throw new Refusal(Problem.FORBIDDEN.refused("Programs of the server say who may write."));
    }
    rooms.permit(command.writers());
    documents.rightsChanged();
    return Future.succeededFuture(new Done());
  }
}
