package chat.parley.transport;

import chat.parley.config.LimitsConfig;

/** How fast one connection may speak, however many sessions it has one after the other. */
public final class ChatPace {
  private final TokenBucket commands;
  private final TokenBucket sends;

  public ChatPace(LimitsConfig limits) {
    long now = MonotonicClock.millis();
    this.commands = new TokenBucket(limits.commandsPerSecond(), limits.commandsBurst(), now);
    this.sends = new TokenBucket(limits.sendsPerSecond(), limits.sendsBurst(), now);
  }

  /** Returns 0 when a command may be given, otherwise in how many milliseconds one may. */
  long command() {
    return commands.take(MonotonicClock.millis());
  }

  long send() {
    return sends.take(MonotonicClock.millis());
  }
}
