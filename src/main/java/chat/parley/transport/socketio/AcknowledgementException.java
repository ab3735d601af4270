package chat.parley.transport.socketio;

import java.io.Serial;
import java.util.List;

/** An acknowledgement did not come: in time, or because the client has gone. */
public final class AcknowledgementException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<List<Object>> received;

  AcknowledgementException(String message, List<List<Object>> received) {
    super(message, null, false, false);
    this.received = received;
  }

  /** What those have answered who did, when many were asked. */
  public List<List<Object>> received() {
    return received;
  }
}
