package chat.parley.delivery;

/**
 * Why a connection ends. The numbers carry the verdict: 40xx stop, 41xx back off, 42xx come back
 * now and resume.
 */
public enum CloseCode {
  BYE(1000, Reconnect.NEVER),
  TOO_FAST(1008, Reconnect.BACKOFF),
  PROTOCOL(4005, Reconnect.NEVER),
  REPLACED(4008, Reconnect.NEVER),
  OVERLOADED(4100, Reconnect.BACKOFF),
  TOO_MANY(4101, Reconnect.BACKOFF),
  DRAIN(4200, Reconnect.NOW),
  SLOW(4201, Reconnect.NOW),
  NO_PONG(4202, Reconnect.NOW);

  /** What a client should do next. */
  public enum Reconnect {
    NOW,
    BACKOFF,
    NEVER
  }

  private final int code;
  private final Reconnect reconnect;

  CloseCode(int code, Reconnect reconnect) {
    this.code = code;
    this.reconnect = reconnect;
  }

  public int code() {
    return code;
  }

  public Reconnect reconnect() {
    return reconnect;
  }
}
