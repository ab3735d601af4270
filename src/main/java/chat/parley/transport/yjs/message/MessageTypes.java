package chat.parley.transport.yjs.message;

/** The first number of a message, and of those that have it, the second one. */
final class MessageTypes {
  static final int SYNC = 0;
  static final int AWARENESS = 1;
  static final int AUTH = 2;
  static final int QUERY_AWARENESS = 3;

  /** As {@link #SYNC}, of one who does not want to be asked back. */
  static final int SYNC_REPLY = 4;

  static final int STATELESS = 5;
  static final int CLOSE = 7;
  static final int SYNC_STATUS = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /** Of y-sweet. */
  static final int PROBE = 102;

  static final int STEP_ONE = 0;
  static final int STEP_TWO = 1;
  static final int UPDATE = 2;

  static final int TOKEN = 0;
  static final int DENIED = 0;
  static final int HOCUSPOCUS_DENIED = 1;
  static final int AUTHENTICATED = 2;

  private MessageTypes() {}
}
