package chat.parley.transport;

import chat.parley.log.StoreUnavailable;
import chat.parley.message.file.NoSpace;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client is told of whatever went wrong; what nobody could foresee goes to the log, once.
 */
public final class FileRefusals {
  private static final Logger LOG = LoggerFactory.getLogger(FileRefusals.class);
  private static final long RETRY_MILLIS = 1_000;

  private FileRefusals() {}

  public static Refused of(Throwable cause) {
    if (cause instanceof Refusal refusal) {
      return refusal.reply();
    }
    if (cause instanceof NoSpace) {
      return Problem.NO_SPACE.refusedForNow("The disk is full; go on later.", RETRY_MILLIS);
    }
    if (cause instanceof StoreUnavailable) {
      return Problem.UNAVAILABLE.refusedForNow(
          "The server cannot reach its storage now; try it again.", RETRY_MILLIS);
    }
    if (cause instanceof NoSuchFileException) {
      return Problem.NO_SUCH_FILE.refusedFor("file", "The file is gone.");
    }
    LOG.error("A request about a file failed", cause);
    return Problem.INTERNAL.refused("Something went wrong.");
  }
}
