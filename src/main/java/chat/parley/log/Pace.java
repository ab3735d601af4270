package chat.parley.log;

/** How much a log may announce, for those who hear it. */
public interface Pace {
  Pace UNLIMITED =
      new Pace() {
        @Override
        public long take(long weight) {
          return 0;
        }

        @Override
        public long delay(long weight) {
          return 0;
        }
      };

  /**
   * Charges for one entry of so many bytes, if it may be announced now.
   *
   * @return 0, or in how many milliseconds it may
   */
  long take(long weight);

  /** The same without charging. */
  long delay(long weight);
}
