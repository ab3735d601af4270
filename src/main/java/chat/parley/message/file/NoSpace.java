package chat.parley.message.file;

import java.io.Serial;

/** There is no room on the disk now. */
public final class NoSpace extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public NoSpace(Throwable cause) {
    super("no space for files is left", cause, false, false);
  }
}
