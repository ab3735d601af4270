package chat.parley.transport.board;

import java.util.List;

/**
 * What stands at one place of a body.
 *
 * @param line of the body, or which item of a list, from 1
 * @param items as {@code record} has them
 * @param fault why there are none; empty when nothing is wrong
 */
record Entry(int line, List<Object> items, String fault) {

  static Entry wrong(int line, String fault) {
    return new Entry(line, List.of(), fault);
  }
}
