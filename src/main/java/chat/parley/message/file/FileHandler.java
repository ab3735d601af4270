package chat.parley.message.file;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.message.Alteration;
import chat.parley.message.ChangeDraft;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.UUID;

/** Does what one sender asks of files. */
public final class FileHandler implements FileCommand.Cases<Future<Reply>> {
  private static final long LATER_MILLIS = 1_000;

  private final Rooms rooms;
  private final Files files;
  private final Sender sender;

  public FileHandler(Rooms rooms, Files files, Sender sender) {
    this.rooms = rooms;
    this.files = files;
    this.sender = sender.called(rooms.asNow(sender.user()));
  }

  public static Refusal noSuchFile() {
    return new Refusal(Problem.NO_SUCH_FILE.refusedFor("file", "There is no such file."));
  }

  /** It is not known yet whether it does harm. */
  public static Refusal notYet() {
    return new Refusal(
        Problem.NOT_YET.refusedForNow("The file can be read when it was checked.", LATER_MILLIS));
  }

  private FileRecords records() {
    return files.uploads().records();
  }

  @Override
  public Future<Reply> begin(FileCommand.Begin command) {
    return new Beginning(rooms, files, sender, command).run();
  }

  private Future<StoredFile> found(String id) {
    return LogEnvironment.inTime(records().find(id))
        .map(found -> found.orElseThrow(FileHandler::noSuchFile));
  }

  @Override
  public Future<Reply> read(FileCommand.Read command) {
    return found(command.file())
        .map(
            file -> {
              if (!mine(file) && (file.part() || !rooms.may(sender, file.room(), Verb.READ))) {
                throw noSuchFile();
              }
              if (!mine(file) && files.uploads().hidden(file)) {
                throw notYet();
              }
              return new FileReply.Found(file);
            });
  }

  private boolean mine(StoredFile file) {
    return file.owner().id().equals(sender.user().id());
  }

  /** Whether he may still speak there is asked each time. */
  @Override
  public Future<Reply> write(FileCommand.Write command) {
    return own(command.file())
        .map(
            file -> {
              if (!file.part()) {
                rooms.permitted(sender, file.room(), Verb.UPLOAD);
                files.tellGrowth();
              }
              return new FileReply.Found(file);
            });
  }

  private Future<StoredFile> own(String id) {
    return found(id)
        .map(
            file -> {
              if (!mine(file)) {
                throw noSuchFile();
              }
              return file;
            });
  }

  @Override
  public Future<Reply> cancel(FileCommand.Cancel command) {
    return own(command.file())
        .compose(file -> takeBack(file).compose(gone -> files.uploads().delete(file)))
        .map(deleted -> new Done());
  }

  private Future<?> takeBack(StoredFile file) {
    if (file.seq().isEmpty()) {
      return Future.succeededFuture();
    }
    ChangeDraft deletion =
        new ChangeDraft(
            file.owner(),
            UUID.randomUUID().toString(),
            rooms.around().clock().getAsLong(),
            file.seq().getAsLong(),
            new Alteration.Deletion(),
            false,
            0);
    return rooms.open().append(file.room(), deletion);
  }

  @Override
  public Future<Reply> ended(FileCommand.Ended command) {
    files.tell(command.file());
    return Future.succeededFuture(new Done());
  }
}
