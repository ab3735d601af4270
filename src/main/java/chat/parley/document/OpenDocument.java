package chat.parley.document;

import chat.parley.access.User;
import chat.parley.document.yjs.Update;
import chat.parley.document.yjs.UpdateSet;
import chat.parley.log.Followed;
import chat.parley.log.Log;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Pace;
import chat.parley.protocol.Event;
import chat.parley.room.Fact;
import chat.parley.room.Rooms;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One document that somebody has open, or writes: all of its updates, who hears them, and from
 * where in its log. Touched only by the loop that owns the rooms.
 */
final class OpenDocument implements Followed<DocumentEntry> {
  /** So many bytes take so long that a worker reads them: some hundred microseconds. */
  static final int LARGE = 16 * 1024;

  private final DocumentName doc;
  private final Surroundings around;
  private final DocumentParts parts;
  private final SharedSet set;
  private final Compacting compacting;
  private final Runnable whenIdle;
  private final Runnable whenLost;
  private final DocumentNews news;
  private final Log<DocumentDraft, DocumentEntry> log;
  private final Viewers viewers;
  private final Cursors cursors;
  private final Writing writing;
  private Future<?> changing = Future.succeededFuture();
  private long counted;
  private long known;
  private long shown;
  private int holds;
  private boolean broken;
  private boolean closed;

  /**
   * @param loaded what its log says up to some position
   * @param gone is told of each session that has it open no more
   * @param whenIdle is run when it may be forgotten
   * @param whenLost is run when it has missed something that the store has forgotten
   */
  OpenDocument(
      DocumentName doc,
      Loading.Loaded loaded,
      Rooms rooms,
      DocumentParts parts,
      LogEnvironment<DocumentDraft, DocumentEntry> logs,
      DocumentNews news,
      Consumer<String> gone,
      Runnable whenIdle,
      Runnable whenLost) {
    this.doc = doc;
    this.around = rooms.around();
    this.parts = parts;
    this.set = new SharedSet(loaded.set(), parts.workers(), whenIdle);
    this.compacting = new Compacting(doc, loaded, set, parts);
    this.news = news;
    this.whenIdle = whenIdle;
    this.whenLost = whenLost;
    this.known = loaded.pos();
    this.shown = loaded.pos();
    this.log =
        new Log<>(
            doc.path(),
            loaded.pos(),
            logs,
            // each writer has a pace of his own; what they write together their audience wants
            Pace.UNLIMITED,
            new StoredEntries(doc, around, compacting, news, this::event, this::take, whenIdle));
    around.peers().tell(new Fact.RoomHeard(doc.key()));
    this.viewers =
        new Viewers(
            doc,
            rooms,
            session -> {
              cursors().gone(session);
              gone.accept(session);
              whenIdle.run();
            },
            () -> news.changed(doc));
    this.cursors = new Cursors(doc, around, viewers::here);
    this.writing = new Writing(around, parts.bounds(), this.set, log, whenIdle);
    count();
  }

  Cursors cursors() {
    return cursors;
  }

  private Event event(DocumentEntry entry) {
    return new DocumentEvent.Updated(
        doc, log.epoch(), entry.pos(), entry.user(), entry.ts(), entry.update());
  }

  /** Into the set, then it is seen: what the set has, everybody has who has it open. */
  private void take(DocumentEntry entry) {
    if (entry.pos() > known + 1) {
      lost();
    }
    if (broken) {
      return;
    }
    known = entry.pos();
    Function<UpdateSet, Boolean> added =
        into -> into.add(Loading.stored(entry.update())).news().isPresent();
    (entry.update().length < LARGE ? set.atOnce(added) : set.atLength(added))
        .onSuccess(taken -> show(entry))
        .onFailure(unreadable -> lost());
    compacting.taken(entry);
  }

  /** What the store has is not what is here: it has to be opened anew. */
  void lost() {
    if (!broken) {
      broken = true;
      compacting.spoil();
      writing.give(DocumentProblems.again());
      whenLost.run();
      whenIdle.run();
    }
  }

  private void show(DocumentEntry entry) {
    if (broken || closed) {
      return;
    }
    count();
    shown = entry.pos();
    around.publisher().publish(doc.key(), List.of(event(entry)));
    writing.shown(shown);
    whenIdle.run();
  }

  /** What it takes of memory counts for the node. */
  private void count() {
    long bytes = closed ? 0 : set.bytes();
    parts.memory().add(bytes - counted);
    counted = bytes;
  }

  /** Something is found out about the set. */
  <T> Future<T> look(Function<UpdateSet, T> found) {
    return set.look(found);
  }

  Future<Long> write(User user, Update update, OptionalLong onlyAt) {
    return writing.write(user, update, onlyAt);
  }

  /** Changes that are made here, one after the other: each builds on what the one before wrote. */
  <T> Future<T> inTurn(Supplier<Future<T>> change) {
    Future<T> next = changing.transform(before -> change.get());
    changing = next;
    return next;
  }

  /** Somebody does something that takes a while: it must not be forgotten meanwhile. */
  void hold() {
    holds++;
  }

  void release() {
    holds--;
    whenIdle.run();
  }

  Viewers viewers() {
    return viewers;
  }

  /** Whether it has lost the thread, and must be opened anew. */
  boolean broken() {
    return broken;
  }

  DocumentName doc() {
    return doc;
  }

  /** Up to where it is seen. */
  long shown() {
    return shown;
  }

  String epoch() {
    return log.epoch();
  }

  /** It was forgotten. */
  void closed() {
    closed = true;
    count();
    compacting.closed();
    cursors.close();
    around.peers().tell(new Fact.RoomUnheard(doc.key()));
  }

  @Override
  public String name() {
    return doc.path();
  }

  @Override
  public boolean heard() {
    return true;
  }

  @Override
  public void learn(List<DocumentEntry> entries) {
    log.learn(entries);
  }

  @Override
  public Future<Void> reach(long stored) {
    return log.reach(stored);
  }

  @Override
  public void continueAt(long stored) {
    log.continueAt(stored);
  }

  @Override
  public Future<Void> quiet() {
    return log.quiet();
  }

  @Override
  public boolean idle() {
    return broken || holds == 0 && !viewers.any() && log.idle() && writing.idle() && set.idle();
  }
}
