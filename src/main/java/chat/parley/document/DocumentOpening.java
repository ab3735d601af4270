package chat.parley.document;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.document.yjs.Bounds;
import chat.parley.document.yjs.MalformedUpdate;
import chat.parley.document.yjs.Part;
import chat.parley.document.yjs.Position;
import chat.parley.document.yjs.StateVector;
import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomHandler;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.Optional;

/** Opens documents for one sender who may read them, and gives him what he lacks. */
final class DocumentOpening {
  private final Rooms rooms;
  private final RoomHandler inRooms;
  private final Documents documents;
  private final Sender sender;

  /**
   * @param inRooms lets the sender into rooms
   */
  DocumentOpening(Rooms rooms, RoomHandler inRooms, Documents documents, Sender sender) {
    this.rooms = rooms;
    this.inRooms = inRooms;
    this.documents = documents;
    this.sender = sender;
  }

  Future<Reply> open(DocumentCommand.Open command) {
    DocumentName doc = command.doc();
    boolean news = documents.claims().claim(sender.session(), doc);
    return vector(command.vector())
        .compose(theirs -> inRooms.enter(doc.room()).compose(joined -> opened(command, theirs)))
        .onFailure(cause -> disclaim(doc, news));
  }

  /** Unless it was opened twice at once, and is open. */
  private void disclaim(DocumentName doc, boolean news) {
    if (news && documents.ifOpen(doc).filter(this::views).isEmpty()) {
      documents.claims().disclaim(sender.session(), doc);
    }
  }

  private boolean views(OpenDocument document) {
    return document.viewers().has(sender.session());
  }

  private Future<Reply> opened(DocumentCommand.Open command, StateVector theirs) {
    DocumentName doc = command.doc();
    return LogEnvironment.inTime(documents.parts().store().find(doc))
        .compose(
            found -> opened(command, theirs, found.map(DocumentRow::title).orElse(doc.name())));
  }

  private Future<Reply> opened(DocumentCommand.Open command, StateVector theirs, String title) {
    DocumentName doc = command.doc();
    return documents.with(
        doc,
        found ->
            part(found, theirs, Optional.empty(), command.piece())
                .map(
                    first -> {
                      boolean writes = rooms.may(sender, doc.room(), Verb.WRITE);
                      enter(found, writes);
                      return new DocumentReply.Opened(
                          doc,
                          title,
                          found.epoch(),
                          found.shown(),
                          first.part().update(),
                          first.part().next().map(Position::text),
                          first.vector(),
                          writes,
                          found.cursors().all());
                    }));
  }

  /**
   * @throws Refusal when the session has gone meanwhile, or the document was given up
   */
  private void enter(OpenDocument document, boolean writes) {
    if (document.broken()) {
      throw DocumentProblems.again();
    }
    // it may have been closed while this was under way
    boolean news = documents.claims().claim(sender.session(), document.doc());
    try {
      document.viewers().enter(sender, writes);
    } catch (Refusal gone) {
      if (news) {
        documents.claims().disclaim(sender.session(), document.doc());
      }
      throw gone;
    }
  }

  /** A part, and what the server has. */
  private record Found(Part part, byte[] vector) {}

  private static Future<Found> part(
      OpenDocument document, StateVector theirs, Optional<Position> next, int piece) {
    return document.look(all -> new Found(all.since(theirs, next, piece), all.vector().bytes()));
  }

  /** A large one is read by a worker. */
  private Future<StateVector> vector(byte[] bytes) {
    return bytes.length < OpenDocument.LARGE
        ? Future.succeededFuture(read(bytes))
        : documents.parts().workers().run(() -> read(bytes));
  }

  private static StateVector read(byte[] bytes) {
    try {
      return StateVector.read(bytes, Bounds.DEFAULT);
    } catch (MalformedUpdate malformed) {
      throw new Refusal(
          Problem.BAD_REQUEST.refusedFor(
              "vector", "This is no state vector: " + malformed.getMessage() + "."));
    }
  }

  Future<Reply> more(DocumentCommand.More command) {
    viewed(command.doc());
    Position next =
        Position.of(command.next())
            .orElseThrow(
                () ->
                    new Refusal(
                        Problem.BAD_REQUEST.refusedFor(
                            "next", "It is that of the part before, as it was.")));
    return vector(command.vector())
        .compose(
            theirs ->
                documents.with(
                    command.doc(),
                    found ->
                        part(viewed(command.doc()), theirs, Optional.of(next), command.piece())))
        .map(
            more ->
                new DocumentReply.Part(
                    more.part().update(), more.part().next().map(Position::text)));
  }

  /**
   * @throws Refusal when the sender has not opened it
   */
  OpenDocument viewed(DocumentName doc) {
    return documents.ifOpen(doc).filter(this::sees).orElseThrow(DocumentProblems::notOpen);
  }

  private boolean sees(OpenDocument document) {
    return document.viewers().here(sender.session());
  }
}
