package chat.parley.message;

import chat.parley.access.User;
import chat.parley.protocol.Weight;
import chat.parley.room.RoomDraft;

/**
 * A change of a message that no log has yet. Whether it can be is decided where it is appended,
 * since another node may have appended something a moment ago.
 *
 * @param cid the sender's own id of it; the same one again is the same change
 * @param ts milliseconds since 1970, UTC
 * @param seq of the message
 * @param anybody whether the message may be somebody else's
 * @param since the message must not have been said before; milliseconds since 1970
 */
public record ChangeDraft(
    User by, String cid, long ts, long seq, Alteration alteration, boolean anybody, long since)
    implements RoomDraft {

  /** Most changes of what one message says; each is kept. */
  public static final int MOST_EDITS = 1_000;

  /** Most different emoji at one message. */
  public static final int MOST_EMOJI = 50;

  @Override
  public String kind() {
    return alteration.kind();
  }

  @Override
  public String author() {
    return by.id();
  }

  @Override
  public long kept() {
    return Weight.ENVELOPE + alteration.kept();
  }

  @Override
  public long weight() {
    return Weight.ENVELOPE + alteration.weight();
  }
}
