package chat.parley.bench.board;

/** The board on which all is recorded. */
final class ParleyBoard {
  static final String ROOM = "lobby";
  static final String NAMES = "\"room\":\"" + ROOM + "\",\"board\":\"ops\"";

  private ParleyBoard() {}
}
