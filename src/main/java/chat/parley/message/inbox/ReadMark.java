package chat.parley.message.inbox;

/**
 * How a person's read mark moves: to {@code least} where it is below, to {@code most} where it is
 * above. Any row of moves up and back is one such move.
 */
public record ReadMark(long least, long most) {

  /** All messages up to this one are read, whatever was read before. */
  public static ReadMark upTo(long seq) {
    return new ReadMark(seq, Long.MAX_VALUE);
  }

  /** This message and those behind it are unread again. */
  public static ReadMark backBefore(long seq) {
    return new ReadMark(0, Math.max(0, seq - 1));
  }

  /** First this move, then another. */
  public ReadMark then(ReadMark next) {
    return new ReadMark(next.of(least), next.of(most));
  }

  private long of(long mark) {
    return Math.max(least, Math.min(most, mark));
  }

  /**
   * Where a mark is afterwards.
   *
   * @param head the last message of the room: nobody has read further than that
   */
  public long of(long mark, long head) {
    return Math.max(Math.min(least, head), Math.min(most, mark));
  }
}
