package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.message.Alteration;
import chat.parley.message.Attachment;
import chat.parley.message.Change;
import chat.parley.message.MessageId;
import chat.parley.protocol.Event;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The files of the rooms of one node: tells how far they have come, and takes away those whose
 * message is gone. Touched only by the loop that owns the rooms.
 */
public final class Files {
  private static final long TELL_MILLIS = 500;
  private static final long SWEEP_MILLIS = 3_600_000;
  private static final long STRAYED_MILLIS = 24 * 3_600_000;
  private static final int SWEPT = 100;
  private static final int LOOKED_AT = 1_000;

  private final Rooms rooms;
  private final Uploads uploads;
  private final Map<String, Long> told = new HashMap<>();
  private boolean telling;

  public Files(Rooms rooms, Uploads uploads) {
    this.rooms = rooms;
    this.uploads = uploads;
    rooms.open().tell(entries -> entries.forEach(this::announced));
  }

  Uploads uploads() {
    return uploads;
  }

  /**
   * From now on what nobody asks for any more is taken away.
   *
   * @param failures is told what could not be; it is tried again
   */
  public void start(Consumer<Throwable> failures) {
    rooms.around().timers().after(SWEEP_MILLIS, () -> sweep(failures));
  }

  private void sweep(Consumer<Throwable> failures) {
    clean(failures).onFailure(failures::accept).onComplete(done -> start(failures));
  }

  /**
   * Takes away what nobody asks for any more: all of it, a few at a time.
   *
   * @param failures is told what could not be; the others do not wait for that
   */
  public Future<Void> clean(Consumer<Throwable> failures) {
    long now = rooms.around().clock().getAsLong();
    return Rounds.whileMore(() -> removeSome(now, failures))
        .compose(removed -> forgotten(now, failures));
  }

  private static Future<Boolean> told(Future<?> done, Consumer<Throwable> failures) {
    return done.onFailure(failures::accept).map(true).otherwise(false);
  }

  private Future<Boolean> removeSome(long now, Consumer<Throwable> failures) {
    return LogEnvironment.inTime(
            uploads
                .records()
                .abandoned(now - uploads.quotas().unfinishedMillis(), now - STRAYED_MILLIS, SWEPT))
        .compose(
            files ->
                Future.all(files.stream().map(file -> told(remove(file), failures)).toList())
                    .map(tried -> files.size() >= SWEPT && tried.list().contains(true)));
  }

  /** Bytes that no row knows. */
  private Future<Void> forgotten(long now, Consumer<Throwable> failures) {
    AtomicReference<String> last = new AtomicReference<>("");
    return Rounds.whileMore(
        () ->
            uploads
                .store()
                .untouched(now - STRAYED_MILLIS, last.get(), LOOKED_AT)
                .compose(
                    names -> {
                      if (names.isEmpty()) {
                        return Future.succeededFuture(false);
                      }
                      last.set(names.get(names.size() - 1));
                      return removeUnknown(names, failures).map(removed -> true);
                    }));
  }

  private Future<?> removeUnknown(List<String> names, Consumer<Throwable> failures) {
    return LogEnvironment.inTime(uploads.records().there(names))
        .compose(
            there ->
                Future.all(
                    names.stream()
                        .filter(name -> !there.contains(name))
                        .map(name -> told(uploads.store().delete(name), failures))
                        .toList()));
  }

  /** What is all there is completed: its sender believes that he is done. */
  private Future<?> remove(StoredFile file) {
    return file.arrived() && file.seq().isPresent()
        ? uploads
            .complete(file)
            .compose(
                completed -> {
                  completed.ifPresent(this::tell);
                  return completed.isPresent() ? Future.succeededFuture() : giveUp(file);
                })
        : giveUp(file);
  }

  /** A message whose upload was given up says so; one that was completed meanwhile stays. */
  private Future<?> giveUp(StoredFile file) {
    if (file.complete()) {
      return uploads.delete(file);
    }
    StoredFile failed = file.in(Attachment.State.FAILED);
    return uploads
        .records()
        .end(failed, rooms.around().clock().getAsLong())
        .compose(
            ended -> {
              if (ended) {
                tell(failed);
              }
              return ended ? uploads.delete(file) : Future.succeededFuture();
            });
  }

  private void announced(RoomEntry entry) {
    if (entry instanceof Change change && change.alteration() instanceof Alteration.Deletion) {
      LogEnvironment.inTime(uploads.records().of(change.room(), change.seq()))
          .onSuccess(files -> files.forEach(uploads::delete));
    }
  }

  /** Something comes in: the room hears of it, twice a second. */
  void tellGrowth() {
    if (!telling) {
      telling = true;
      rooms.around().timers().after(TELL_MILLIS, this::tellAll);
    }
  }

  private void tellAll() {
    telling = false;
    List<Upload> growing = uploads.growing();
    for (Upload upload : growing) {
      StoredFile file = upload.file();
      Long before = told.put(file.id(), file.have());
      if (before != null && before != file.have() && !upload.over()) {
        tell(file);
      }
    }
    told.keySet()
        .retainAll(growing.stream().map(upload -> upload.file().id()).collect(Collectors.toSet()));
    if (!growing.isEmpty()) {
      tellGrowth();
    }
  }

  void tell(StoredFile file) {
    file.seq()
        .ifPresent(
            seq -> {
              Event event =
                  new FileEvent.Progress(
                      new MessageId(file.room(), seq), file.attachment(), file.have());
              rooms.around().publisher().publish(file.room(), List.of(event));
              rooms.around().peers().publish(file.room(), List.of(event));
            });
  }
}
