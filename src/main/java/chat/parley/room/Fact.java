package chat.parley.room;

import chat.parley.access.User;

/** Something that a node has, or has no more: what nodes tell each other of themselves. */
public sealed interface Fact {

  /**
   * @param order tells which of two connections of one session is the newer one; see {@link
   *     Peers#order}
   */
  record SessionBegan(String session, User user, long order) implements Fact {}

  record SessionEnded(String session) implements Fact {}

  /** Somebody hears the room there, so its events have to go there. */
  record RoomHeard(String room) implements Fact {}

  record RoomUnheard(String room) implements Fact {}

  /** A carrier's session of many requests lives there, so its requests have to go there. */
  record CarrierOpened(String carrier) implements Fact {}

  record CarrierClosed(String carrier) implements Fact {}

  /** A user is in a room; told again when his name or status changes. */
  record Present(String room, Members.Member member) implements Fact {}

  /** A user shows another status, in every room that he is in there. */
  record Shown(String user, Status status) implements Fact {}

  record Absent(String room, String user) implements Fact {}
}
