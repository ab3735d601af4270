package chat.parley.bench.board;

import java.io.IOException;

/** The board that socket.io-board.cjs makes by hand. */
final class SocketIoBoard {
  static final String PATH = "/socket.io/?EIO=4&transport=websocket";

  private SocketIoBoard() {}

  /** A connection that is in. */
  static BoardLine line(int port) throws IOException {
    BoardLine line = new BoardLine(port, PATH);
    line.await(text -> text.startsWith("0"));
    line.send("40");
    line.await(text -> text.startsWith("40"));
    return line;
  }
}
