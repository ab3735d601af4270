package chat.parley.board;

/** What a metric does with what is recorded: the first item decides, for good. */
public enum Kind {
  /** A number that grows and shrinks by what is counted. */
  COUNT(Tier.SECOND),

  /** A number as it was last. */
  GAUGE(Tier.SECOND),

  /** Many values, of which one wants to know how they are distributed. */
  OBSERVE(Tier.SECOND),

  /** Keys, of which one wants to know the heaviest. */
  TOP(Tier.MINUTE),

  /** Ids, of which one wants to know how many different ones there were. */
  UNIQUE(Tier.MINUTE),

  /** Lines, of which those of each level are counted; they themselves are in a log. */
  LOG(Tier.SECOND),

  /** Values by keys; they have no past. */
  VALUES(Tier.TOTAL);

  private final Tier finest;

  Kind(Tier finest) {
    this.finest = finest;
  }

  /** The past is known in steps of this, and coarser ones. */
  Tier finest() {
    return finest;
  }

  /**
   * Whether what is recorded goes into the cell for all of the time, too. That of the others is
   * empty: it says that the series is there.
   */
  boolean hasTotal() {
    return this == COUNT || this == GAUGE || this == LOG;
  }

  boolean keeps(Tier tier) {
    return this != VALUES && tier.compareTo(finest) >= 0;
  }

  Cell empty() {
    return switch (this) {
      case COUNT, LOG -> new CountCell();
      case GAUGE -> new GaugeCell();
      case OBSERVE -> new ObserveCell();
      case TOP -> new TopCell();
      case UNIQUE -> new UniqueCell();
      case VALUES -> throw new IllegalStateException("keyed values have no cells");
    };
  }
}
