package chat.parley.board;

/**
 * In which steps a piece of the past is told: so many of a tier as one.
 *
 * @param tier the finest that goes back far enough
 */
record Step(Tier tier, int times) {
  /** More are not seen on any screen. */
  private static final int MOST = 800;

  /** Of all series of a reply together, which so stays below half a megabyte. */
  private static final int MOST_TOGETHER = 40_000;

  private static final int LEAST = 4;

  /**
   * @param since how far back it goes from now, which says which tier has it
   * @param length of it, milliseconds
   * @param series how many are told at once
   */
  static Step of(long since, long length, int series, Kind kind, Tier finest) {
    Tier tier = finest.compareTo(kind.finest()) > 0 ? finest : kind.finest();
    while (tier != Tier.HOUR && since > tier.millis()) {
      tier = Tier.values()[tier.ordinal() + 1];
    }
    long most = Math.max(LEAST, Math.min(MOST, MOST_TOGETHER / Math.max(1, series)));
    long steps = Math.max(1, (length + tier.stepMillis() - 1) / tier.stepMillis());
    return new Step(tier, (int) ((steps + most - 1) / most));
  }

  /** The same tier, or as much coarser as was asked for. */
  Step atLeast(long stepMillis) {
    long wanted = (stepMillis + tier.stepMillis() - 1) / tier.stepMillis();
    return wanted <= times ? this : new Step(tier, (int) Math.min(wanted, 100_000));
  }

  long millis() {
    return times * tier.stepMillis();
  }

  long start(long at) {
    return Math.floorDiv(at, millis()) * millis();
  }
}
