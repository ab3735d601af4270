package chat.parley.message;

import chat.parley.access.Sender;
import chat.parley.log.Outcome;
import chat.parley.room.RoomEntry;
import io.vertx.core.Future;
import java.util.function.Function;

/** Takes the file of a message along when that is passed on. */
public interface ForwardedFiles {

  /** Where there are no files. */
  ForwardedFiles NONE = (sender, found, room, draft, append) -> append.apply(draft);

  /**
   * @param found what is passed on
   * @param draft says the same, without a file
   * @param append says it
   */
  Future<Outcome<RoomEntry>> pass(
      Sender sender,
      Message found,
      String room,
      MessageDraft draft,
      Function<MessageDraft, Future<Outcome<RoomEntry>>> append);
}
