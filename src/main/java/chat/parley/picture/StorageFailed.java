package chat.parley.picture;

import java.io.Serial;

/** Where files are kept does not answer: that says nothing about a picture. */
final class StorageFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  StorageFailed(Throwable cause) {
    super(cause);
  }
}
