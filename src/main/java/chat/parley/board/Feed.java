package chat.parley.board;

/** What records on a built-in board while it is open. */
interface Feed {

  /** The board is open, and knows what the store knows. */
  void begin(Board board);

  /** A second has gone by. */
  void beat(long now);

  void end();
}
