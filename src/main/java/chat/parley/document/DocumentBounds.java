package chat.parley.document;

/**
 * What a document and its room may hold.
 *
 * @param bytes of its compact form; beyond it only what deletes is appended
 * @param logBytes of its log, as {@link DocumentRow#bytes} counts them; beyond it nothing is
 *     appended until older rows have been forgotten
 * @param inRoom most documents of one room
 */
public record DocumentBounds(long bytes, long logBytes, int inRoom) {

  /**
   * A longer log loses its oldest rows even while they are young, where a state stands for them.
   */
  public long historyBytes() {
    return logBytes / 2;
  }
}
