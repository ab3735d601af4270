package chat.parley.message.file;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Outcome;
import chat.parley.message.Alteration;
import chat.parley.message.Attachment;
import chat.parley.message.Body;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Links;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.DirectRoom;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import chat.parley.room.VisibleText;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Does what one sender asks of files. */
public final class FileHandler implements FileCommand.Cases<Future<Reply>> {
  private final Rooms rooms;
  private final Files files;
  private final Sender sender;

  public FileHandler(Rooms rooms, Files files, Sender sender) {
    this.rooms = rooms;
    this.files = files;
    this.sender = sender.called(rooms.asNow(sender.user()));
  }

  static Refusal noSuchFile() {
    return new Refusal(Problem.NO_SUCH_FILE.refusedFor("file", "There is no such file."));
  }

  private FileRecords records() {
    return files.uploads().records();
  }

  @Override
  public Future<Reply> begin(FileCommand.Begin command) {
    if (command.room().isEmpty()) {
      rooms.permit(sender, Verb.CONNECT);
      return add(command).map(FileReply.Found::new);
    }
    String room = rooms.permitted(sender, command.room(), Verb.UPLOAD);
    return inhabited(room).compose(there -> add(command)).compose(file -> announce(file, command));
  }

  /** A room of two needs two: nobody keeps files in one with a user he made up. */
  private Future<?> inhabited(String room) {
    User user = sender.user();
    return DirectRoom.named(room)
        .<Future<?>>map(two -> rooms.directRooms().room(user, two.other(user.id())))
        .orElseGet(Future::succeededFuture);
  }

  private Future<StoredFile> add(FileCommand.Begin command) {
    StoredFile file =
        new StoredFile(
            FileIds.fresh(),
            sender.user(),
            command.room(),
            FileNames.cleaned(command.name()),
            FileNames.type(command.type()),
            command.size(),
            0,
            Attachment.State.UPLOADING,
            Optional.empty(),
            rooms.around().clock().getAsLong(),
            OptionalLong.empty());
    Quotas quotas = files.uploads().quotas();
    if (command.size().orElse(0) > quotas.largest()) {
      throw new Refusal(Shortage.LARGEST.refused());
    }
    return LogEnvironment.inTime(records().add(file, quotas))
        .map(
            shortage -> {
              if (shortage.isPresent()) {
                throw new Refusal(shortage.get().refused());
              }
              return file;
            });
  }

  private Future<Reply> announce(StoredFile file, FileCommand.Begin command) {
    MessageDraft draft =
        new MessageDraft(
            sender.user(),
            command.cid(),
            file.created(),
            new Body(text(file, command), Body.Format.PLAIN, Map.of()),
            Links.files(List.of(file.attachment())));
    return rooms
        .open()
        .room(file.room())
        .compose(room -> room.append(draft).onComplete(said -> rooms.open().forgetIdle(room)))
        .recover(cause -> records().remove(file.id()).transform(gone -> Future.failedFuture(cause)))
        .compose(outcome -> announced(file, outcome));
  }

  /** Whoever shows no files shows their names at least, and so they are found again. */
  private static String text(StoredFile file, FileCommand.Begin command) {
    return VisibleText.in(command.text()) ? command.text() : file.name();
  }

  /** The same cid once more is the same file, with which its sender goes on. */
  private Future<Reply> announced(StoredFile file, Outcome<RoomEntry> outcome) {
    if (outcome instanceof Outcome.Stored<RoomEntry> stored
        && stored.entry() instanceof Message message) {
      files.tellGrowth();
      return LogEnvironment.inTime(records().attach(file.id(), message.seq()))
          .compose(attached -> found(file.id()))
          .map(FileReply.Found::new);
    }
    Optional<String> earlier =
        outcome instanceof Outcome.Duplicate<RoomEntry> duplicate
                && duplicate.entry() instanceof Message message
            ? message.links().files().stream().map(Attachment::id).findFirst()
            : Optional.empty();
    return records()
        .remove(file.id())
        .compose(
            removed ->
                found(
                    earlier.orElseThrow(
                        () ->
                            new Refusal(
                                Problem.CID_REUSED.refusedFor(
                                    "cid", "This cid was used for another message.")))))
        .map(FileReply.Found::new);
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
    return rooms
        .open()
        .room(file.room())
        .compose(room -> room.append(deletion).onComplete(said -> rooms.open().forgetIdle(room)));
  }

  @Override
  public Future<Reply> ended(FileCommand.Ended command) {
    files.tell(command.file());
    return Future.succeededFuture(new Done());
  }
}
