package chat.parley.room;

import chat.parley.access.User;
import chat.parley.log.Page;
import chat.parley.protocol.Reply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the rooms answer. */
public sealed interface RoomReply extends Reply {

  /**
   * @param user as he is called, which may not be as he asked to be
   */
  record Entered(User user, List<Joined> rooms) implements RoomReply {}

  /**
   * A room is heard, or, with {@code page.more()} after a given position, has to be joined again
   * from the last entry before it is.
   *
   * @param lost why the entries do not continue the given position
   * @param days after how many what is said there is deleted
   */
  record Joined(
      String room,
      String epoch,
      long head,
      Optional<Lost> lost,
      Page<RoomEntry> page,
      Members members,
      OptionalInt days)
      implements RoomReply {}

  record Left(String room) implements RoomReply {}

  record Present(String room, Members members) implements RoomReply {}

  record Listed(List<RoomSummary> rooms) implements RoomReply {}

  /** Why a position cannot be continued. */
  enum Lost {
    /** The log is another one. */
    EPOCH,

    /** Some of what followed has been deleted because it was too old. */
    RETENTION
  }
}
