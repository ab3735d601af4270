package chat.parley.transport.socketio;

import io.vertx.core.json.JsonObject;
import java.io.Serial;

/** What a program wants to send is nothing that the official clients would take. */
public final class EmitRefused extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;

  private final int code;

  private EmitRefused(int code, String message) {
    super(message);
    this.code = code;
  }

  static EmitRefused malformed(String message) {
    return new EmitRefused(BAD_REQUEST, message);
  }

  static EmitRefused tooLarge(String message) {
    return new EmitRefused(TOO_LARGE, message);
  }

  /** As HTTP has it: 413 for too many attachments, otherwise 400. */
  public int code() {
    return code;
  }

  /** As a client is told whose event was to be passed on. */
  JsonObject error() {
    String name = code == TOO_LARGE ? "too_large" : "bad_request";
    return HandlerFailure.error(code, name, getMessage(), false);
  }
}
