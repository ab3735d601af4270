package chat.parley.message.file;

import chat.parley.message.Attachment;
import java.io.Serial;

/** A file that nobody may have; it has no stack trace. */
public final class Rejected extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Attachment.State state;

  /**
   * @param words for its sender
   */
  public Rejected(Attachment.State state, String words) {
    super(words, null, false, false);
    this.state = state;
  }

  Attachment.State state() {
    return state;
  }
}
