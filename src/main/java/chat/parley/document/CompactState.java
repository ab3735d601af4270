package chat.parley.document;

/**
 * All updates up to a position as one.
 *
 * @param update version 1 of Yjs
 */
public record CompactState(long pos, byte[] update) {
  public static final CompactState EMPTY = new CompactState(0, new byte[] {0, 0});
}
