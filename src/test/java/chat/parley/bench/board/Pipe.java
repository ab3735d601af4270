package chat.parley.bench.board;

import java.io.IOException;

/** One connection over which items are recorded, as fast as they are taken. */
interface Pipe extends AutoCloseable {

  /** Sends some items, and does not wait. */
  void send() throws IOException;

  /** Waits until the next of those sent are taken, all of them. */
  void taken() throws IOException;

  @Override
  void close() throws IOException;
}
