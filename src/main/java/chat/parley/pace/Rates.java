package chat.parley.pace;

/**
 * What one person may do.
 *
 * @param frames whatever comes in: messages, fragments, pings, requests
 * @param bytes of what others hear
 */
public record Rates(Rate frames, Rate commands, Rate sends, Rate bytes) {
  static final Rates UNLIMITED =
      new Rates(Rate.UNLIMITED, Rate.UNLIMITED, Rate.UNLIMITED, Rate.UNLIMITED);

  /** As much as so many people. */
  Rates times(double people) {
    return new Rates(
        frames.times(people), commands.times(people), sends.times(people), bytes.times(people));
  }
}
