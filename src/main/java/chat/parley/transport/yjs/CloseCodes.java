package chat.parley.transport.yjs;

import chat.parley.protocol.Refused;

/**
 * Codes with which sockets of y-websocket are closed: 44xx tells a client never to come again, 4503
 * to come back later, and then to bring again what was not stored.
 */
final class CloseCodes {
  static final int TOO_LARGE = 4413;

  private static final int NEVER = 4000;
  private static final int LATER = 4503;

  private CloseCodes() {}

  static int of(Refused why) {
    return why.problem().temporary() ? LATER : NEVER + why.problem().code();
  }
}
