package chat.parley.transport.yjs.message;

import java.io.Serial;

/** Bytes that are no message; it has no stack trace, for strangers cause it. */
public final class MalformedMessage extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  MalformedMessage(String why) {
    super(why, null, false, false);
  }
}
