package chat.parley.document;

import chat.parley.access.User;
import chat.parley.log.Entry;
import chat.parley.protocol.Weight;

/**
 * An update as the log of its document holds it.
 *
 * @param ts milliseconds since 1970, UTC
 * @param update version 1 of Yjs
 */
public record DocumentEntry(long pos, User user, long ts, byte[] update) implements Entry {

  @Override
  public int weight() {
    return Weight.ENVELOPE + update.length;
  }
}
