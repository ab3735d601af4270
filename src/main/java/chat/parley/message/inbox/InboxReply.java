package chat.parley.message.inbox;

import chat.parley.access.User;
import chat.parley.protocol.Reply;
import java.util.List;
import java.util.Optional;

/** What is answered of conversations. */
public sealed interface InboxReply extends Reply {

  /**
   * How far a room is read.
   *
   * @param seen who else has seen what; only where it was asked for
   */
  record Stands(String room, Place place, Unread unread, Optional<List<Seen>> seen)
      implements InboxReply {}

  record Preferred(String room, Place place) implements InboxReply {}

  record Drafted(String room, String text) implements InboxReply {}

  /**
   * A page of conversations.
   *
   * @param next where the page behind it begins; nothing when this is the last one
   */
  record Synced(List<Summary> rooms, Optional<String> next) implements InboxReply {}

  record ThreadStands(ThreadStand stand) implements InboxReply {}

  /**
   * A page of threads.
   *
   * @param next where the page behind it begins; nothing when this is the last one
   */
  record Threads(List<ThreadLine> threads, Optional<ThreadPlace> next) implements InboxReply {}

  /**
   * A conversation in a list.
   *
   * @param direct the other one of a direct room
   */
  record Summary(Line line, Unread unread, Optional<User> direct) {}
}
