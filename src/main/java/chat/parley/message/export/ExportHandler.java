package chat.parley.message.export;

import chat.parley.access.Rights;
import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Page;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomEntry;
import chat.parley.room.RoomStore;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.List;

/** Reads to one sender the part that he asks for; his right is asked for with each. */
public final class ExportHandler implements ExportCommand.Cases<Future<Reply>> {
  private static final int ENTRIES = 500;

  /** All drafts of one person together are no longer than a page. */
  private static final int ROOMS = 100;

  private final Rooms rooms;
  private final ExportStore store;
  private final Sender sender;

  public ExportHandler(Rooms rooms, ExportStore store, Sender sender) {
    this.rooms = rooms;
    this.store = store;
    this.sender = sender;
  }

  @Override
  public Future<Reply> room(ExportCommand.RoomPart command) {
    String room = rooms.permitted(sender, command.room(), Verb.EXPORT);
    RoomStore logs = rooms.around().store();
    return LogEnvironment.inTime(logs.head(room))
        .compose(
            head -> {
              if (head == 0) {
                throw new Refusal(Rights.noSuchRoom());
              }
              return LogEnvironment.inTime(logs.after(room, command.after(), head, ENTRIES))
                  .map(page -> page.oldestWithin(bytes()))
                  .map(page -> new ExportReply.RoomGiven(logs.epoch(), head, page));
            });
  }

  @Override
  public Future<Reply> rooms(ExportCommand.RoomsPart command) {
    rooms.permit(sender, Verb.EXPORT);
    return LogEnvironment.inTime(store.rooms(user(), command.after(), ROOMS))
        .map(kept -> new ExportReply.RoomsGiven(kept, kept.size() == ROOMS));
  }

  @Override
  public Future<Reply> threads(ExportCommand.ThreadsPart command) {
    rooms.permit(sender, Verb.EXPORT);
    return LogEnvironment.inTime(store.threads(user())).map(ExportReply.ThreadsGiven::new);
  }

  @Override
  public Future<Reply> own(ExportCommand.OwnPart command) {
    rooms.permit(sender, Verb.EXPORT);
    return LogEnvironment.inTime(store.own(user(), command.after(), ENTRIES)).map(this::given);
  }

  private Reply given(List<ExportStore.Own> found) {
    List<RoomEntry> entries = found.stream().map(ExportStore.Own::entry).toList();
    Page<RoomEntry> page = new Page<>(entries, found.size() == ENTRIES).oldestWithin(bytes());
    int last = page.entries().size();
    return new ExportReply.OwnGiven(
        rooms.around().store().epoch(), page, last == 0 ? "" : found.get(last - 1).cid());
  }

  private String user() {
    return sender.user().id();
  }

  private int bytes() {
    return rooms.around().rules().pageBytes();
  }
}
