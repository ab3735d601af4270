package chat.parley.transport.board;

/**
 * A line of a body.
 *
 * @param number from 1
 * @param text of it; empty when it is wrong
 * @param fault what is wrong with it; empty when nothing is
 */
record Line(int number, String text, String fault) {

  boolean wrong() {
    return !fault.isEmpty();
  }
}
