package chat.parley.chaos;

import io.vertx.core.json.JsonObject;

/** Up to where a talker has said that he has read. His talker's lock guards it. */
final class Mark {
  private static final int EVERY = 16;

  private long heard;
  private long asked;
  private long told;

  /**
   * @return whether it is time to say so
   */
  boolean heard(long seq) {
    heard = Math.max(heard, seq);
    return heard >= asked + EVERY;
  }

  long asks() {
    asked = heard;
    return asked;
  }

  void answered(JsonObject reply) {
    if (reply.getBoolean("ok", false)) {
      told = Math.max(told, reply.getLong("read"));
    }
  }

  /** What the server says in the end must be between what it told before and what was asked. */
  boolean allows(long read) {
    return told <= read && read <= asked;
  }

  @Override
  public String toString() {
    return "told " + told + ", asked for " + asked;
  }
}
