package chat.parley.message.file;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Outcome;
import chat.parley.message.Attachment;
import chat.parley.message.ForwardedFiles;
import chat.parley.message.Links;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Passes files on with their messages: a file of its own in the other room, under the rights there,
 * that stands for the same bytes. Used on the loop that owns the rooms.
 */
final class PassingOn implements ForwardedFiles {
  private static final long LATER_MILLIS = 1_000;

  private final Rooms rooms;
  private final Uploads uploads;

  PassingOn(Rooms rooms, Uploads uploads) {
    this.rooms = rooms;
    this.uploads = uploads;
  }

  /** What was given up, or is gone, stays behind. */
  @Override
  public Future<Outcome<RoomEntry>> pass(
      Sender sender,
      Message found,
      String room,
      MessageDraft draft,
      Function<MessageDraft, Future<Outcome<RoomEntry>>> append) {
    return source(found)
        .compose(
            source ->
                source.isEmpty()
                    ? append.apply(draft)
                    : shared(sender, source.get(), room, draft.cid())
                        .compose(begun -> said(begun, draft, append)));
  }

  private Future<Optional<StoredFile>> source(Message found) {
    List<Attachment> files = found.links().files();
    return files.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : LogEnvironment.inTime(uploads.records().find(files.get(0).id()))
            .map(file -> file.filter(PassingOn::there));
  }

  private static boolean there(StoredFile file) {
    if (file.state() == Attachment.State.UPLOADING) {
      throw new Refusal(
          Problem.NOT_YET.refusedForNow(
              "Its file can be passed on when all of it is there.", LATER_MILLIS));
    }
    return file.complete();
  }

  private record Begun(StoredFile file, boolean fresh) {}

  private Future<Begun> shared(Sender sender, StoredFile source, String room, String cid) {
    rooms.permittedOnceJoined(sender, room, Verb.UPLOAD);
    FileRecords records = uploads.records();
    StoredFile mine =
        source.passedOn(FileIds.fresh(), sender.user(), room, rooms.around().clock().getAsLong());
    return LogEnvironment.inTime(records.share(source, mine, cid, uploads.quotas()))
        .compose(
            shortage -> {
              if (shortage.isPresent()) {
                throw new Refusal(shortage.get().refused());
              }
              return LogEnvironment.inTime(records.known(sender.user().id(), cid));
            })
        .map(known -> known.filter(file -> file.room().equals(room)))
        .map(known -> known.orElseThrow(FileHandler::noSuchFile))
        .map(known -> new Begun(known, known.id().equals(mine.id())));
  }

  private Future<Outcome<RoomEntry>> said(
      Begun begun, MessageDraft draft, Function<MessageDraft, Future<Outcome<RoomEntry>>> append) {
    Links links =
        new Links(
            draft.reply(),
            OptionalLong.empty(),
            Optional.empty(),
            draft.links().forwarded(),
            List.of(begun.file().attachment()));
    MessageDraft with =
        new MessageDraft(draft.from(), draft.cid(), draft.ts(), draft.body(), links, draft.open());
    return new Bringing(uploads, begun.file(), begun.fresh()).bring(() -> append.apply(with));
  }
}
