package chat.parley.message.inbox;

/** Of what in a room a person wants to be notified. */
public enum Level {
  ALL,
  MENTIONS,
  NOTHING
}
