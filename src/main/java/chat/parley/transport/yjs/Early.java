package chat.parley.transport.yjs;

/**
 * What may come on one socket before its documents are open: others have been filled up by clients
 * who never said who they are.
 */
final class Early {
  private static final int MOST_MESSAGES = 64;
  private static final int MOST_BYTES = 128 * 1024;

  private int messages;
  private int bytes;

  /** Returns false when there is no place for one more. */
  boolean take(int more) {
    messages++;
    bytes += more;
    return messages <= MOST_MESSAGES && bytes <= MOST_BYTES;
  }
}
