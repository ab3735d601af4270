package chat.parley.message.inbox;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.room.DirectRoom;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of a person's conversations, with what is unread in each of them. */
final class SyncPage {
  private static final int LINES = 1_000;

  /**
   * Most messages that are looked at for one page. Whoever comes back to a thousand rooms with a
   * thousand unread messages each gets more pages.
   */
  private static final long LOOKED_AT = 50_000;

  private final Rooms rooms;
  private final InboxStore store;
  private final Sender sender;
  private final List<Line> taken = new ArrayList<>();

  SyncPage(Rooms rooms, InboxStore store, Sender sender) {
    this.rooms = rooms;
    this.store = store;
    this.sender = sender;
  }

  /**
   * @param after where the page before ended
   */
  Future<InboxReply.Synced> read(String after) {
    return LogEnvironment.inTime(store.lines(sender.user().id(), after, LINES + 1))
        .compose(
            lines -> {
              take(lines.subList(0, Math.min(LINES, lines.size())));
              Optional<String> next =
                  taken.size() < lines.size()
                      ? Optional.of(taken.get(taken.size() - 1).room())
                      : Optional.empty();
              return counted().map(rooms -> new InboxReply.Synced(rooms, next));
            });
  }

  /** As many as fit, and one of them in any case. */
  private void take(List<Line> lines) {
    long bytes = 0;
    long messages = 0;
    for (Line line : lines) {
      bytes += line.weight();
      messages += Math.min(Unread.MOST, span(line).length());
      if (!taken.isEmpty()
          && (bytes > rooms.around().rules().pageBytes() || messages > LOOKED_AT)) {
        return;
      }
      taken.add(line);
    }
  }

  private Span span(Line line) {
    return Span.unread(new Conversation(sender.user().id(), line.room()), line.place());
  }

  private Future<List<InboxReply.Summary>> counted() {
    List<Line> mine =
        taken.stream().filter(line -> rooms.may(sender, line.room(), Verb.READ)).toList();
    return new Counting(store)
        .of(mine.stream().map(this::span).toList())
        .map(counts -> mine.stream().map(line -> summary(line, counts)).toList());
  }

  private InboxReply.Summary summary(Line line, Map<Conversation, Unread> counts) {
    Unread unread = counts.getOrDefault(span(line).of(), Unread.NONE);
    return new InboxReply.Summary(line, unread, other(line));
  }

  private Optional<User> other(Line line) {
    return DirectRoom.named(line.room())
        .map(two -> two.other(sender.user().id()))
        .map(other -> rooms.asNow(new User(other, line.other().orElse(other), true)));
  }
}
