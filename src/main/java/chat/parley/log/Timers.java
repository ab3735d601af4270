package chat.parley.log;

/** Runs something later on the loop that owns the logs. */
public interface Timers {
  void after(long millis, Runnable action);
}
