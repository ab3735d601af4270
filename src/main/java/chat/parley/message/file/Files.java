package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.message.Alteration;
import chat.parley.message.Change;
import chat.parley.message.ForwardedFiles;
import chat.parley.message.MessageId;
import chat.parley.protocol.Event;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The files of the rooms of one node: tells how far they have come, and takes away those whose
 * message is gone. Touched only by the loop that owns the rooms.
 */
public final class Files {
  private static final long TELL_MILLIS = 500;
  private static final long SWEEP_MILLIS = 3_600_000;

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

  /** Takes files along with messages that are passed on. */
  public ForwardedFiles forwarded() {
    return new PassingOn(rooms, uploads);
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
    new FileSweep(uploads, rooms.around().clock().getAsLong(), this::tell)
        .clean(failures)
        .onFailure(failures::accept)
        .onComplete(done -> start(failures));
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
      if (upload.over() ? waits(file, before) : before != null && before != file.have()) {
        tell(file);
      }
    }
    told.keySet()
        .retainAll(growing.stream().map(upload -> upload.file().id()).collect(Collectors.toSet()));
    if (!growing.isEmpty()) {
      tellGrowth();
    }
  }

  /** All of it is here, and something is made of it now. */
  private static boolean waits(StoredFile file, Long before) {
    return file.arrived() && (before == null || before != file.have());
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
