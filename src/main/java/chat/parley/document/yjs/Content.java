package chat.parley.document.yjs;

/** What an item of a document holds. */
interface Content {
  /** In units of clocks. */
  int length();

  /** Whether it has a place in the text or list that it is in; formats, for example, have none. */
  default boolean counts() {
    return true;
  }

  /** Its units before this one. */
  default Content before(int unit) {
    throw new IllegalStateException("one unit cannot be cut");
  }

  /** Its units from this one on. */
  default Content from(int unit) {
    throw new IllegalStateException("one unit cannot be cut");
  }
}
