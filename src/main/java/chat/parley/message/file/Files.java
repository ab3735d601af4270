package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
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

/**
 * The files of the rooms of one node: tells how far they have come, and takes away those whose
 * message is gone. Touched only by the loop that owns the rooms.
 */
public final class Files {
  private static final long TELL_MILLIS = 500;
  private static final long SWEEP_MILLIS = 3_600_000;
  private static final long STRAYED_MILLIS = 24 * 3_600_000;
  private static final int SWEPT = 100;

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

  /** From now on what nobody asks for any more is taken away. */
  public void start() {
    rooms.around().timers().after(SWEEP_MILLIS, this::sweep);
  }

  private void sweep() {
    clean().onComplete(done -> start());
  }

  private Future<?> clean() {
    long now = rooms.around().clock().getAsLong();
    return LogEnvironment.inTime(
            uploads
                .records()
                .abandoned(now - uploads.quotas().unfinishedMillis(), now - STRAYED_MILLIS, SWEPT))
        .compose(this::remove)
        .compose(removed -> uploads.store().untouched(now - STRAYED_MILLIS))
        .compose(
            untouched -> Future.join(untouched.stream().<Future<?>>map(this::unknown).toList()));
  }

  private Future<?> unknown(String file) {
    return uploads
        .records()
        .find(file)
        .compose(
            known -> known.isPresent() ? Future.succeededFuture() : uploads.store().delete(file));
  }

  /** A message whose upload was given up says so. */
  private Future<?> remove(List<StoredFile> files) {
    return Future.join(
        files.stream()
            .<Future<?>>map(
                file -> {
                  StoredFile failed = file.in(Attachment.State.FAILED);
                  return (file.complete()
                          ? Future.succeededFuture()
                          : uploads.records().end(failed).onSuccess(end -> tell(failed)))
                      .compose(ended -> uploads.delete(file));
                })
            .toList());
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
    if (growing.isEmpty()) {
      told.clear();
    } else {
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
