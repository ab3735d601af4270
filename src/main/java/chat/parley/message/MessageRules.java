package chat.parley.message;

/**
 * The bounds that messages keep.
 *
 * @param editMillis how long one may edit what one has said; 0 is for ever
 */
public record MessageRules(long editMillis) {

  /** The oldest message that may be edited now. */
  long editableSince(long now) {
    return editMillis == 0 ? 0 : now - editMillis;
  }
}
