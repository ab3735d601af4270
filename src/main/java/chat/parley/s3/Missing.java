package chat.parley.s3;

import java.io.Serial;

/** There is no such object; it has no stack trace. */
final class Missing extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Missing(String name) {
    super(name, null, false, false);
  }
}
