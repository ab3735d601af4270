package chat.parley.transport.upload;

import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.wire.UploadReply;
import java.util.Optional;

/** Why something of an upload is refused, in words. */
final class Why {
  private static final long RETRY_MILLIS = 1_000;

  private Why() {}

  /** Whoever is told so does not wait for a disk that may be slow. */
  static boolean atOnce(Refused why) {
    return why.problem() == Problem.RATE_LIMITED || why.problem() == Problem.OVERLOADED;
  }

  /** The node has no memory for more pieces now. */
  static Refused overloaded() {
    return Problem.OVERLOADED.refusedForNow(
        "The server has too much to do now; go on a bit later.", RETRY_MILLIS);
  }

  /**
   * @param end where a piece ends
   * @param safe up to where its sender knows that it is safe
   */
  static Optional<Refused> beyond(long end, long safe, StoredFile file) {
    if (end > safe + UploadReply.WINDOW_BYTES) {
      return Optional.of(beyondCredit());
    }
    return end > file.size().orElse(Long.MAX_VALUE)
        ? Optional.of(moreThanSaid())
        : Optional.empty();
  }

  private static Refused beyondCredit() {
    return Problem.RATE_LIMITED.refused(
        "More came than " + UploadReply.WINDOW_BYTES + " bytes behind what is acknowledged.");
  }

  private static Refused moreThanSaid() {
    return Problem.TOO_LARGE.refusedFor("size", "There is more than was said.");
  }

  static Refused lessThanSaid() {
    return Problem.BAD_REQUEST.refusedFor("size", "The file was to be longer.");
  }

  static Refused wrongChecksum() {
    return Problem.WRONG_CHECKSUM.refusedFor("sha256", "What came is not what its sender meant.");
  }

  static Refused ended() {
    return Problem.BAD_REQUEST.refused("This upload was ended.");
  }

  static Refused idle() {
    return Problem.NO_ANSWER.refused(
        "Next to nothing came for a minute: go on when there is more.");
  }

  /**
   * @param deleted whether it was taken back
   */
  static Refused sentAway(boolean deleted) {
    return deleted
        ? Problem.NO_SUCH_FILE.refusedFor("file", "The file was taken back.")
        : Problem.REPLACED.refused("Another request goes on with this file.");
  }

  static Refused unknown() {
    return Problem.NO_SUCH_FILE.refusedFor("upload", "There is no such upload on this socket.");
  }

  static Refused goesOnAt(long offset) {
    return Problem.WRONG_OFFSET.refusedFor("offset", "It goes on at " + offset + ".");
  }
}
