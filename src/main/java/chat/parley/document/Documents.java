package chat.parley.document;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.log.OpenLogs;
import chat.parley.protocol.Problem;
import chat.parley.room.Claims;
import chat.parley.room.Incoming;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The documents of one node that somebody has open or writes; of the others nothing is in memory.
 * Touched only by the loop that owns the rooms.
 */
public final class Documents {
  /** Odd, so that no two numbers become one. */
  private static final int SPREAD = 0x9E3779B1;

  /** Updates of one document that wait for the store; their senders wait for them, too. */
  private static final int WAITING = 1_000;

  private final Rooms rooms;
  private final DocumentParts parts;
  private final LogEnvironment<DocumentDraft, DocumentEntry> logs;
  private final OpenLogs<DocumentEntry, OpenDocument> open =
      new OpenLogs<>(this::opened, OpenDocument::closed);
  private final Claims<DocumentName> claims =
      new Claims<>(Problem.TOO_MANY.refusedFor("doc", "Close another document first."));
  private final DocumentNews news;
  private final long salt = new SecureRandom().nextLong();

  public Documents(Rooms rooms, Incoming incoming, DocumentParts parts) {
    this.rooms = rooms;
    this.parts = parts;
    this.logs =
        new LogEnvironment<>(
            parts.store(),
            rooms.around().peers()::alone,
            rooms.around().timers(),
            rooms.around().storing(),
            WAITING,
            parts.counters());
    this.news = new DocumentNews(rooms.around(), parts.store(), this::viewers);
    rooms.tell(new DocumentDepartures(this));
    incoming.tell(new OtherDocuments(parts.store(), open));
  }

  private Future<OpenDocument> opened(String path, long head) {
    DocumentName doc = DocumentName.of(path);
    return Loading.upTo(parts, doc, head)
        .map(
            loaded -> {
              long bytes = loaded.set().bytes();
              if (!parts.memory().take(bytes)) {
                throw DocumentProblems.overloaded();
              }
              parts.memory().release(bytes);
              return open.keep(path, () -> document(doc, loaded));
            });
  }

  private OpenDocument document(DocumentName doc, Loading.Loaded loaded) {
    return new OpenDocument(
        doc,
        loaded,
        rooms,
        parts,
        logs,
        news,
        session -> claims.disclaim(session, doc),
        () -> open.ifOpen(doc.path()).ifPresent(open::forgetIdle),
        () -> close(doc, DocumentEvent.CloseReason.REOPEN));
  }

  /** Does something with a document, which stays open at least until that is done. */
  <T> Future<T> with(DocumentName doc, Function<OpenDocument, Future<T>> work) {
    return open.open(doc.path(), () -> LogEnvironment.inTime(parts.store().head(doc.path())))
        .compose(
            found -> {
              found.hold();
              return begun(work, found).onComplete(done -> found.release());
            });
  }

  private static <T> Future<T> begun(
      Function<OpenDocument, Future<T>> work, OpenDocument document) {
    try {
      return work.apply(document);
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  Claims<DocumentName> claims() {
    return claims;
  }

  /** Those that a session has open. */
  List<OpenDocument> of(String session) {
    return claims.of(session).stream().flatMap(doc -> ifOpen(doc).stream()).toList();
  }

  Optional<OpenDocument> ifOpen(DocumentName doc) {
    return open.ifOpen(doc.path());
  }

  /** How many people have a document open, wherever they are. */
  int viewers(DocumentName doc) {
    return ifOpen(doc)
        .map(found -> found.viewers().count())
        .orElseGet(() -> rooms.around().cluster().usersIn(doc.key()).size());
  }

  /** Rights may be other ones now: whoever has a document open is told what has changed for him. */
  void rightsChanged() {
    open.all().toList().forEach(this::tellRights);
  }

  private void tellRights(OpenDocument doc) {
    String room = doc.doc().room();
    for (Sender viewer : doc.viewers().all()) {
      if (rooms.may(viewer, room, Verb.READ)) {
        doc.viewers().allow(viewer.session(), rooms.may(viewer, room, Verb.WRITE));
      } else {
        doc.viewers().expel(viewer.session(), DocumentEvent.CloseReason.FORBIDDEN);
      }
    }
  }

  /** The store holds other logs now: each is opened anew by whoever wants it. */
  public void reset() {
    for (OpenDocument document : open.all().toList()) {
      close(document.doc(), DocumentEvent.CloseReason.RESET);
      document.lost();
    }
  }

  private void close(DocumentName doc, DocumentEvent.CloseReason reason) {
    ifOpen(doc)
        .ifPresent(
            found ->
                found
                    .viewers()
                    .all()
                    .forEach(viewer -> found.viewers().expel(viewer.session(), reason)));
  }

  /**
   * With which this node writes for somebody who has no editor; another one after a restart, and on
   * each node, so that no two ever write with the same.
   */
  long client(User user, DocumentName doc) {
    return Integer.toUnsignedLong(Objects.hash(salt, user.id(), doc) * SPREAD);
  }

  DocumentNews news() {
    return news;
  }

  DocumentParts parts() {
    return parts;
  }

  /** How many are open on this node; exact only on its loop. */
  public int count() {
    return open.count();
  }

  /** Done when every update that was sent is stored. */
  public Future<Void> quiet() {
    return open.quiet();
  }
}
