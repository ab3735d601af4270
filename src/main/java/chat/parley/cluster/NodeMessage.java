package chat.parley.cluster;

import chat.parley.protocol.Event;
import chat.parley.room.Fact;
import java.util.List;
import java.util.Set;

/** What one node says to another. Any of it may get lost; nothing durable depends on it. */
sealed interface NodeMessage {

  /**
   * A sign of life, every second, to all.
   *
   * @param facts how many facts the node has told of itself so far
   * @param proxy where it takes requests of polling clients
   * @param kinds of entries that it knows in a room's log
   */
  record Beat(String node, long facts, ProxyAddress proxy, Set<String> kinds)
      implements NodeMessage {}

  /** The node stops. */
  record Leaving(String node) implements NodeMessage {}

  /**
   * What has changed at a node.
   *
   * @param before how many facts it had told before these
   * @param after how many with these, some of which may be of kinds that this node does not know
   */
  record Facts(String node, long before, long after, List<Fact> facts) implements NodeMessage {}

  /** The node has missed something, and asks for everything. */
  record Want(String node) implements NodeMessage {}

  /**
   * A piece of all that there is at a node.
   *
   * @param id tells two accounts of a node apart
   * @param at how many facts it had told when the account was drawn up
   * @param piece its number, from 0
   * @param last whether it ends the account
   */
  record Account(String node, long id, long at, int piece, boolean last, List<Fact> facts)
      implements NodeMessage {}

  record RoomEvents(String room, List<Event> events) implements NodeMessage {}

  record ForEveryone(Event event) implements NodeMessage {}

  record ForUser(String user, Event event) implements NodeMessage {}

  /** Answered with whether the session's socket took it. */
  record ForSession(String session, Event event) implements NodeMessage {}
}
