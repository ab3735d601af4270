package chat.parley.room;

/** What a present user says of himself. */
public enum Status {
  ONLINE,
  AWAY
}
