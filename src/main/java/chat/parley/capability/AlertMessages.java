package chat.parley.capability;

import chat.parley.board.AlertPosts;
import chat.parley.log.Outcome;
import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.OptionalLong;

/** What alerts say are messages of their boards. */
final class AlertMessages implements AlertPosts {
  private final Rooms rooms;

  AlertMessages(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Future<Long> say(Post post) {
    MessageDraft draft =
        new MessageDraft(post.from(), post.cid(), now(), body(post), OptionalLong.empty());
    return append(post, draft).map(AlertMessages::seq);
  }

  private static long seq(Outcome<RoomEntry> outcome) {
    if (outcome instanceof Outcome.Stored<RoomEntry> stored
        && stored.entry() instanceof Message message) {
      return message.seq();
    }
    return outcome instanceof Outcome.Duplicate<RoomEntry> duplicate
            && duplicate.entry() instanceof Message message
        ? message.seq()
        : 0;
  }

  @Override
  public Future<Void> change(Post post, long seq) {
    return append(
            post,
            new ChangeDraft(
                post.from(), post.cid(), now(), seq, new Alteration.Edit(body(post)), false, 0))
        .mapEmpty();
  }

  private Future<Outcome<RoomEntry>> append(Post post, RoomDraft draft) {
    return rooms.open().append(post.room(), draft);
  }

  /** Nothing of it is markup. */
  private static Body body(Post post) {
    return new Body(post.text(), Body.Format.PLAIN, post.data());
  }

  private long now() {
    return rooms.around().clock().getAsLong();
  }
}
