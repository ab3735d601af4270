package chat.parley.message.inbox;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.message.MessageId;
import chat.parley.message.Rejection;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The threads of one person: what he follows, and has read of it. */
final class Following {
  private static final int PAGE = 50;

  private final Rooms rooms;
  private final ThreadStore store;
  private final Sender sender;

  Following(Rooms rooms, ThreadStore store, Sender sender) {
    this.rooms = rooms;
    this.store = store;
    this.sender = sender;
  }

  Future<Reply> follow(MessageId message, boolean on) {
    return changed(message, store.follow(me(), message, on, now()));
  }

  Future<Reply> read(MessageId message, long upTo) {
    return changed(message, store.read(me(), message, upTo, now()));
  }

  private Future<Reply> changed(MessageId message, Future<Boolean> change) {
    return LogEnvironment.inTime(change)
        .compose(
            news ->
                stand(message)
                    .onSuccess(
                        stand -> {
                          if (news) {
                            tell(stand);
                          }
                        }))
        .map(InboxReply.ThreadStands::new);
  }

  private void tell(ThreadStand stand) {
    rooms.pointToPoint().tell(me(), new InboxEvent.Followed(stand, Optional.of(sender.session())));
  }

  Future<Reply> stands(MessageId message) {
    return stand(message).map(InboxReply.ThreadStands::new);
  }

  private Future<ThreadStand> stand(MessageId message) {
    return LogEnvironment.inTime(store.stand(me(), message))
        .map(
            stand ->
                stand.orElseThrow(() -> new Refusal(Rejection.NO_SUCH_MESSAGE.refused("message"))));
  }

  Future<Reply> page(boolean unread, ThreadPlace behind) {
    return LogEnvironment.inTime(store.followed(me(), unread, behind, PAGE + 1))
        .map(
            lines -> {
              List<ThreadLine> page = lines.subList(0, Math.min(PAGE, lines.size()));
              Optional<ThreadPlace> next =
                  page.size() < lines.size()
                      ? Optional.of(page.get(page.size() - 1).place())
                      : Optional.empty();
              return new InboxReply.Threads(mine(page, unread), next);
            });
  }

  /** What one may not read any more stays away, and what was unread and was deleted. */
  private List<ThreadLine> mine(List<ThreadLine> page, boolean unread) {
    return page.stream()
        .filter(line -> rooms.may(sender, line.stand().room(), Verb.READ))
        .filter(line -> !unread || line.stand().unread().messages() > 0)
        .toList();
  }

  private String me() {
    return sender.user().id();
  }

  private long now() {
    return rooms.around().clock().getAsLong();
  }
}
