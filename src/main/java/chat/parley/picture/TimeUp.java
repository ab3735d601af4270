package chat.parley.picture;

import java.io.IOException;
import java.io.Serial;

/** A picture takes longer than one may. */
final class TimeUp extends IOException {
  @Serial private static final long serialVersionUID = 1;

  TimeUp() {
    super("it takes too long");
  }
}
