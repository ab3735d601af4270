package chat.parley.config;

/**
 * The {@code messages} section: what people may do with what they have said.
 *
 * @param editSeconds how long one may edit it; 0 is for ever
 */
public record MessagesConfig(int editSeconds) {
  private static final int DAY = 24 * 60 * 60;

  static MessagesConfig read(Section section) {
    return new MessagesConfig(section.integer("editSeconds", DAY, 0, 10 * 365 * DAY));
  }
}
