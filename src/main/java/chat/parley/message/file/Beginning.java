package chat.parley.message.file;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Outcome;
import chat.parley.message.Attachment;
import chat.parley.message.Body;
import chat.parley.message.Links;
import chat.parley.message.MessageDraft;
import chat.parley.message.Rejection;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import chat.parley.room.VisibleText;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How one file begins: its row first, then the message that brings it, then the two are tied. */
final class Beginning {
  private final Rooms rooms;
  private final Files files;
  private final Sender sender;
  private final FileCommand.Begin command;

  Beginning(Rooms rooms, Files files, Sender sender, FileCommand.Begin command) {
    this.rooms = rooms;
    this.files = files;
    this.sender = sender;
    this.command = command;
  }

  private FileRecords records() {
    return files.uploads().records();
  }

  Future<Reply> run() {
    if (command.room().isEmpty()) {
      rooms.permit(sender, Verb.CONNECT);
      return begun().map(begun -> new FileReply.Found(begun.file()));
    }
    String room = rooms.permitted(sender, command.room(), Verb.UPLOAD);
    if (command.body().callsAll()) {
      rooms.permittedOnceJoined(sender, room, Verb.MENTION_ALL);
    }
    return rooms
        .directRooms()
        .inhabited(sender.user(), room)
        .compose(there -> begun())
        .compose(
            begun ->
                begun.file().seq().isPresent()
                    ? Future.succeededFuture(new FileReply.Found(begun.file()))
                    : announce(begun));
  }

  /** The same cid once more is the same file, with which its sender goes on. */
  private Future<Begun> begun() {
    return known()
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(new Begun(known.get(), false))
                    : added());
  }

  /** When the same was asked twice at once, the file is the one that was there first. */
  private Future<Begun> added() {
    return add()
        .compose(
            id ->
                known()
                    .map(known -> known.orElseThrow(FileHandler::noSuchFile))
                    .map(known -> new Begun(known, known.id().equals(id))));
  }

  private Future<Optional<StoredFile>> known() {
    return LogEnvironment.inTime(records().known(sender.user().id(), command.cid()))
        .map(
            known -> {
              if (known.isPresent() && !known.get().room().equals(command.room())) {
                throw reused();
              }
              return known;
            });
  }

  /** A file, and whether it is one of which nothing was said before: then it may go as it came. */
  private record Begun(StoredFile file, boolean fresh) {}

  private static Refusal reused() {
    return new Refusal(
        Problem.CID_REUSED.refusedFor("cid", "This cid was used for another message."));
  }

  /** Returns the id of the file, if it is the first with its cid. */
  private Future<String> add() {
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
                OptionalLong.empty())
            .sounding(command.sound());
    Quotas quotas = files.uploads().quotas();
    if (command.size().orElse(0) > quotas.largest()) {
      throw new Refusal(Shortage.LARGEST.refused());
    }
    return LogEnvironment.inTime(records().add(file, command.cid(), quotas))
        .map(
            shortage -> {
              if (shortage.isPresent()) {
                throw new Refusal(shortage.get().refused());
              }
              return file.id();
            });
  }

  private Future<Reply> announce(Begun begun) {
    StoredFile file = begun.file();
    MessageDraft draft =
        new MessageDraft(
            sender.user(),
            command.cid(),
            file.created(),
            body(file),
            Links.files(command.reply(), List.of(file.attachment())));
    Bringing bringing = new Bringing(files.uploads(), file, begun.fresh());
    return bringing
        .bring(() -> rooms.open().append(file.room(), draft))
        .compose(
            outcome -> {
              if (bringing.message(outcome).isEmpty()) {
                throw refusal(outcome);
              }
              files.tellGrowth();
              return LogEnvironment.inTime(records().find(file.id()));
            })
        .map(found -> new FileReply.Found(found.orElseThrow(FileHandler::noSuchFile)));
  }

  /** Whoever shows no files shows their names at least, and so they are found again. */
  private Body body(StoredFile file) {
    Body body = command.body();
    return VisibleText.in(body.text())
        ? body
        : new Body(file.name(), Body.Format.PLAIN, body.data(), body.mentions());
  }

  private static Refusal refusal(Outcome<RoomEntry> outcome) {
    return outcome instanceof Outcome.Rejected<RoomEntry> rejected
        ? new Refusal(Rejection.of(rejected.reason()).refused("reply"))
        : reused();
  }
}
