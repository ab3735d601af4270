package chat.parley.protocol;

import java.io.Serial;

/** Carries a refusal out of nested code to the place that answers; it has no stack trace. */
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Refused reply;

  public Refusal(Refused reply) {
    super(reply.detail(), null, false, false);
    this.reply = reply;
  }

  public Refused reply() {
    return reply;
  }
}
