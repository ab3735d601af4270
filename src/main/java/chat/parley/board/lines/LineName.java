package chat.parley.board.lines;

import chat.parley.board.BoardName;

/** By which nodes tell each other of the log of a board; no room can be called so. */
final class LineName {
  private static final String KEY = "log:";

  private LineName() {}

  static String key(BoardName board) {
    return KEY + board.path();
  }

  static boolean isKey(String name) {
    return name.startsWith(KEY) && name.indexOf('/') > 0;
  }

  static String path(String key) {
    return key.substring(KEY.length());
  }
}
