package chat.parley.board;

/**
 * In which steps a watcher gets the past, by kind.
 *
 * @param fine of what is known by the second
 * @param coarse of what is known by the minute
 */
record Steps(Step fine, Step coarse) {

  /**
   * @param since how far back it goes from now
   * @param length of it, milliseconds
   * @param series how many
   * @param finest finer steps than this are not known
   */
  static Steps of(long since, long length, int series, Tier finest) {
    return new Steps(
        Step.of(since, length, series, Kind.COUNT, finest),
        Step.of(since, length, series, Kind.UNIQUE, finest));
  }

  Steps atLeast(long stepMillis) {
    return new Steps(fine.atLeast(stepMillis), coarse.atLeast(stepMillis));
  }

  Step of(Kind kind) {
    return kind.finest() == Tier.SECOND ? fine : coarse;
  }
}
