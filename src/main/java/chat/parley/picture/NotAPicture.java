package chat.parley.picture;

import java.io.IOException;
import java.io.Serial;

/** A file is not what its first bytes say. */
final class NotAPicture extends IOException {
  @Serial private static final long serialVersionUID = 1;

  NotAPicture(String why) {
    super(why);
  }

  /** A stranger's file is nothing to trace. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
