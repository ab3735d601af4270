package chat.parley.store;

import chat.parley.log.Draft;
import chat.parley.log.Entry;

/** An entry that is no message and in no room. */
record Note(long pos, String text) implements Entry {

  @Override
  public int weight() {
    return text.length();
  }

  /** A note that is not written yet. */
  record Unwritten(String author, String text) implements Draft {

    @Override
    public long kept() {
      return text.length();
    }

    @Override
    public long weight() {
      return text.length();
    }
  }
}
