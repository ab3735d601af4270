package chat.parley.message;

import chat.parley.access.User;
import chat.parley.protocol.Event;
import chat.parley.room.RoomEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message in a room's log.
 *
 * @param seq its number among the room's messages, dense from 1
 * @param pos its number among all entries of the room's log, dense from 1
 * @param ts milliseconds since 1970, UTC
 * @param links what it refers to
 * @param state what has become of it, where it was read as it is now; else nothing
 */
public record Message(
    String room,
    String epoch,
    long seq,
    long pos,
    User from,
    String cid,
    long ts,
    Body body,
    Links links,
    MessageState state)
    implements RoomEntry {

  /** What the store calls entries of this kind. */
  public static final String KIND = "message";

  /**
   * @param ts may be later than the draft's: in a room time does not go backwards
   */
  public static Message of(
      String room, String epoch, long seq, long pos, long ts, MessageDraft draft) {
    return of(room, epoch, seq, pos, ts, draft, draft.links());
  }

  /**
   * @param links those of the draft, with what the store knows of them
   */
  public static Message of(
      String room, String epoch, long seq, long pos, long ts, MessageDraft draft, Links links) {
    return new Message(
        room,
        epoch,
        seq,
        pos,
        draft.from(),
        draft.cid(),
        ts,
        draft.body(),
        links,
        draft.open() ? MessageState.OPEN : MessageState.NONE);
  }

  public MessageId id() {
    return new MessageId(room, seq);
  }

  public OptionalLong reply() {
    return links.reply();
  }

  /**
   * Whether a repeated draft is this message, so that its sender may be told so. What was passed on
   * may say something else by now where it comes from.
   */
  public boolean says(String room, MessageDraft draft) {
    return this.room.equals(room)
        && reply().equals(draft.reply())
        && links.forwarded().equals(draft.links().forwarded())
        && (links.forwarded().isPresent() || body.equals(draft.body()));
  }

  /** With these reactions. */
  public Message with(List<MessageState.Reactions> reactions) {
    return reactions.isEmpty()
        ? this
        : new Message(room, epoch, seq, pos, from, cid, ts, body, links, state.with(reactions));
  }

  @Override
  public int weight() {
    return body.weight() + links.weight() + state.weight();
  }

  @Override
  public Optional<Event> event() {
    return Optional.of(new MessageEvent.Said(this));
  }
}
