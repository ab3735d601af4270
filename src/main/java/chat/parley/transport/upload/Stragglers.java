package chat.parley.transport.upload;

import chat.parley.wire.UploadReply;
import java.util.HashSet;
import java.util.Set;

/**
 * Pieces that their sender sent before he could know that they are not wanted any more: those of an
 * upload that is over, and those behind one that was refused. They are as many as he had credit
 * for.
 */
final class Stragglers {
  private static final long MOST_BYTES = 4L * UploadReply.WINDOW_BYTES;

  private final Set<Long> askew = new HashSet<>();
  private long bytes;

  /** An upload is over. */
  void over(long number) {
    askew.remove(number);
    bytes = Math.min(MOST_BYTES, bytes + UploadReply.WINDOW_BYTES);
  }

  /** Something of an upload that is over has come; false when it is too much. */
  boolean pass(int length) {
    // nobody sends nothing for ever
    bytes -= Math.max(1, length);
    return bytes >= 0;
  }

  /** A piece is not where it is expected; true when that is to be told. */
  boolean askew(long number) {
    return askew.add(number);
  }

  /** A piece is where it is expected. */
  void straight(long number) {
    askew.remove(number);
  }
}
