package chat.parley.message;

/**
 * The bounds that messages keep.
 *
 * @param editMillis how long one may edit what one has said; 0 is for ever
 * @param textCharacters most of a text, in code points
 * @param lostMillis how long a message stays open whose sender is gone
 */
public record MessageRules(long editMillis, int textCharacters, long lostMillis) {

  /** The oldest message that may be edited now. */
  long editableSince(long now) {
    return editMillis == 0 ? 0 : now - editMillis;
  }
}
