package chat.parley.message.search;

/**
 * The smallest thing that can be found: a word, an emoji, or one character of a script that does
 * not put spaces between words.
 *
 * @param text folded
 * @param single whether it is one character of such a script
 * @param joined whether nothing is between it and the one before, not even a space
 */
record Unit(String text, boolean single, boolean joined) {

  /** Whether both together are a pair of characters, which is a word of the index. */
  boolean pairsWith(Unit before) {
    return joined && single && before.single;
  }
}
