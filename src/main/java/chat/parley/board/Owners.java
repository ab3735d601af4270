package chat.parley.board;

/**
 * Under which names this opening of a board keeps its shares. Steps that memory has whole are
 * stored over what is stored of them. Older ones are begun anew, so they go under a name that is
 * new whenever they have been stored.
 */
final class Owners {
  private final String node;
  private final String opening;
  private String main;
  private long late;
  private long doubts;
  private long beginnings;
  private long exactLate;

  /**
   * @param node that of this start of the node
   * @param opening another one each time that the board is opened
   */
  Owners(String node, String opening) {
    this.node = node;
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

  /** What is exact and of a step that memory has no more goes under a name of its own. */
  String exactLate() {
    return exact() + "." + opening + "." + ++exactLate;
  }

  /**
   * What memory has from now on is begun anew: it goes under names that nothing is stored under.
   */
  void beginAnew() {
    main = node + "." + opening + "~" + ++beginnings;
  }

  /** It is not known what is stored under the last one: what comes goes under another. */
  void doubt() {
    doubts++;
  }
}
