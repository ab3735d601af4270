package chat.parley.board;

/**
 * Under which names this opening of a board keeps its shares. Steps that memory has whole are
 * stored over what is stored of them. Older ones are begun anew, so they go under a name that is
 * new whenever they have been stored.
 */
final class Owners {
  private final String main;
  private final String opening;
  private long late;
  private long doubts;

  /**
   * @param node that of this start of the node
   * @param opening another one each time that the board is opened
   */
  Owners(String node, String opening) {
    this.main = node;
    this.opening = opening;
  }

  String main() {
    return main;
  }

  String late() {
    return main + "." + opening + "." + late;
  }

  /** What was late is stored and forgotten. */
  void lateStored() {
    late++;
  }

  /** Under which what is exact is kept. */
  String exact() {
    return main + ".x" + doubts;
  }

  /** It is not known what is stored under the last one: what comes goes under another. */
  void doubt() {
    doubts++;
  }
}
