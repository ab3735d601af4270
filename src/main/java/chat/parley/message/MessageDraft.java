package chat.parley.message;

import chat.parley.access.User;
import chat.parley.room.RoomDraft;
import java.util.OptionalLong;

/**
 * A message that no log has yet.
 *
 * @param cid the sender's own id of it; the same one again is the same message
 * @param ts milliseconds since 1970, UTC
 * @param links what it refers to, as far as its sender says
 * @param open whether its sender goes on writing it
 */
public record MessageDraft(User from, String cid, long ts, Body body, Links links, boolean open)
    implements RoomDraft {

  /** One that is finished. */
  public MessageDraft(User from, String cid, long ts, Body body, Links links) {
    this(from, cid, ts, body, links, false);
  }

  /**
   * @param reply the seq of the message it answers
   */
  public MessageDraft(User from, String cid, long ts, Body body, OptionalLong reply) {
    this(from, cid, ts, body, Links.reply(reply));
  }

  public OptionalLong reply() {
    return links.reply();
  }

  /** Whether it says something and refers to nothing and nobody. */
  public boolean plain() {
    return !open && links == Links.NONE && body.mentions().isEmpty();
  }

  @Override
  public String kind() {
    return Message.KIND;
  }

  @Override
  public String author() {
    return from.id();
  }

  @Override
  public long kept() {
    return body.kept();
  }

  @Override
  public long weight() {
    return body.weight();
  }
}
