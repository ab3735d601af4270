package chat.parley.config;

import java.util.List;

/**
 * The {@code messages} section: what people may do with what they have said.
 *
 * @param editSeconds how long one may edit it; 0 is for ever
 * @param lostSeconds how long a message stays open whose sender is gone
 * @param retention how long rooms keep what is said in them; the first that is meant for a room
 *     holds
 */
public record MessagesConfig(int editSeconds, int lostSeconds, List<RetentionRule> retention) {
  private static final int DAY = 24 * 60 * 60;

  static MessagesConfig read(Section section) {
    return new MessagesConfig(
        section.integer("editSeconds", DAY, 0, 10 * 365 * DAY),
        section.integer("lostSeconds", 60, 3, 60 * 60),
        section.objects("retention").map(RetentionRule::read).orElse(List.of()));
  }
}
