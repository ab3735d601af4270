package chat.parley.chaos.hostile;

/** What a kind of hostile client allows itself, so that it cannot take the whole machine. */
final class Allowance {
  private final double perBeat;
  private final double most;
  private double left;

  /** What is not used within a second is lost. */
  Allowance(double perSecond) {
    this.perBeat = perSecond / Kind.BEATS_PER_SECOND;
    this.most = Math.max(1, perSecond);
  }

  void beat() {
    left = Math.min(most, left + perBeat);
  }

  boolean take(double howMuch) {
    if (left < howMuch) {
      return false;
    }
    left -= howMuch;
    return true;
  }
}
