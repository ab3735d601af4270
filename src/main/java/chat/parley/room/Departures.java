package chat.parley.room;

/** Hears of sessions that go, on the loop that owns the rooms. */
public interface Departures {

  /**
   * @param lost whether its client will probably be back
   */
  void ended(String session, boolean lost);

  void left(String session, String room);
}
