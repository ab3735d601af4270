package chat.parley.cluster;

import chat.parley.room.Event;
import chat.parley.room.Fact;
import java.util.List;

/** What one node says to another. Any of it may get lost; nothing durable depends on it. */
sealed interface NodeMessage {

  /**
   * A sign of life, every second, to all.
   *
   * @param facts how many facts the node has told of itself so far
   * @param passage where it takes requests of polling clients
   */
  record Beat(String node, long facts, Passage passage) implements NodeMessage {}

  /** The node stops. */
  record Leaving(String node) implements NodeMessage {}

  /**
   * What has changed at a node.
   *
   * @param before how many facts it had told before these
   */
  record Facts(String node, long before, List<Fact> facts) implements NodeMessage {}

  /** The node has missed something, and asks for everything. */
  record Want(String node) implements NodeMessage {}

  /**
   * A piece of all that there is at a node.
   *
   * @param at how many facts it had told when the account was drawn up
   * @param first whether this piece begins an account
   * @param last whether it ends one
   */
  record Account(String node, long at, boolean first, boolean last, List<Fact> facts)
      implements NodeMessage {}

  record RoomEvents(String room, List<Event> events) implements NodeMessage {}

  record ForEveryone(Event event) implements NodeMessage {}

  record ForUser(String user, Event event) implements NodeMessage {}

  /** Answered with whether the session's socket took it. */
  record ForSession(String session, Event event) implements NodeMessage {}
}
