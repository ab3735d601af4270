package chat.parley.config;

/**
 * The {@code messages} section: what people may do with what they have said.
 *
 * @param editSeconds how long one may edit it; 0 is for ever
 * @param lostSeconds how long a message stays open whose sender is gone
 */
public record MessagesConfig(int editSeconds, int lostSeconds) {
  private static final int DAY = 24 * 60 * 60;

  static MessagesConfig read(Section section) {
    return new MessagesConfig(
        section.integer("editSeconds", DAY, 0, 10 * 365 * DAY),
        section.integer("lostSeconds", 60, 3, 60 * 60));
  }
}
