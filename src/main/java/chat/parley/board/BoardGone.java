package chat.parley.board;

import java.io.Serial;

/**
 * What an open board is about was taken away, on whatever node; there may be another one of its
 * name. It has no stack trace.
 */
final class BoardGone extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  BoardGone() {
    super("a board was taken away", null, false, false);
  }
}
