package chat.parley.message;

import chat.parley.access.User;
import chat.parley.protocol.Event;
import chat.parley.protocol.Weight;
import chat.parley.room.RoomEntry;
import java.util.Optional;

/**
 * Something that happened to a message, as an entry of its room's log.
 *
 * @param pos its own number among all entries of the log
 * @param ts milliseconds since 1970, UTC
 * @param by who did it
 * @param seq of the message
 * @param number of an edit, which one it is, from 1; of a reaction, how many there are of its emoji
 *     now; else 0
 */
public record Change(
    String room,
    String epoch,
    long pos,
    long ts,
    User by,
    String cid,
    long seq,
    Alteration alteration,
    long number)
    implements RoomEntry {

  /** To which it happened. */
  public MessageId message() {
    return new MessageId(room, seq);
  }

  /** Whether a repeated draft is this change, so that its sender may be told so. */
  public boolean says(String room, ChangeDraft draft) {
    return this.room.equals(room)
        && seq == draft.seq()
        && (alteration.equals(draft.alteration()) || blanked() && edits(draft));
  }

  /** What an edit said is gone with its message, and so cannot be compared any more. */
  private boolean blanked() {
    return alteration instanceof Alteration.Edit edit && edit.body().isBlank();
  }

  private static boolean edits(ChangeDraft draft) {
    return draft.alteration() instanceof Alteration.Edit;
  }

  @Override
  public int weight() {
    return Weight.ENVELOPE + alteration.weight();
  }

  @Override
  public Optional<Event> event() {
    return Optional.of(new MessageEvent.Changed(this));
  }
}
