package chat.parley.chaos.hostile;

/** One kind of hostile client; only the crowd's loop calls it. */
interface Kind {
  /** How many beats a second has. */
  int BEATS_PER_SECOND = 20;

  /** Goes on with it for one beat, and waits for nothing. */
  void beat();
}
