package chat.parley.room;

/** Runs something later on the loop that owns the rooms. */
public interface Timers {
  void after(long millis, Runnable action);
}
