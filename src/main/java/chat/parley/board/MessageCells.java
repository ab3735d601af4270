package chat.parley.board;

/** How many messages were said, as cells that every node has of a room's log. */
final class MessageCells {
  /** Whose share they are: the log's, whichever node reads it. */
  static final String OWNER = "log";

  private static final String SERIES =
      new SeriesName(RoomFeed.MESSAGES, Kind.COUNT, Labels.NONE).text();

  private MessageCells() {}

  static ShareCell of(int tier, MessageStep step) {
    return of(tier, step.start(), step.last(), step.count());
  }

  /**
   * @param last the seq of the last message in it: who knows of a later one knows more
   */
  static ShareCell of(int tier, long start, long last, double count) {
    byte[] bytes = new CellWriter().whole(last).number(count).bytes();
    return new ShareCell(SERIES, OWNER, tier, start, bytes);
  }
}
