package chat.parley.message;

/** Whom a message or a named event is for. */
public sealed interface Target {

  /** Everybody in a room. */
  record ToRoom(String room) implements Target {}

  /** One user, in the durable room that the two share. */
  record ToUser(String user) implements Target {}

  /** Everybody who is connected, whatever rooms he is in. */
  record ToEveryone() implements Target {}

  /** The one socket of a session. */
  record ToSession(String session) implements Target {}
}
