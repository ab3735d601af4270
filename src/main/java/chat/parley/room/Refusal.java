package chat.parley.room;

import java.io.Serial;

/** Carries a refusal out of nested code to the place that answers; it has no stack trace. */
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Reply.Refused reply;

  public Refusal(Reply.Refused reply) {
    super(reply.detail(), null, false, false);
    this.reply = reply;
  }

  public Reply.Refused reply() {
    return reply;
  }
}
