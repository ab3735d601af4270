package chat.parley.capability.poll;

import chat.parley.board.PollName;
import chat.parley.board.Polls;
import chat.parley.board.StoredPoll;
import chat.parley.log.LogEnvironment;
import chat.parley.log.StoreUnavailable;
import chat.parley.message.Alteration;
import chat.parley.message.Change;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Message;
import chat.parley.message.MessageId;
import chat.parley.message.MessageStore;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ends polls: when their time has come, when who asked wants it, and when their message is deleted.
 * Any number of nodes may do so at once. Touched only by the loop that owns the rooms.
 */
public final class PollDesk {
  private static final long LOOK_MILLIS = TimeUnit.SECONDS.toMillis(2);
  private static final long LOOKS_PER_CLEANING = 1_800;
  private static final long UNASKED_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final Rooms rooms;
  private final Polls polls;
  private final MessageStore messages;
  private Consumer<Throwable> failures = cause -> {};
  private long looks;

  public PollDesk(Rooms rooms, Polls polls, MessageStore messages) {
    this.rooms = rooms;
    this.polls = polls;
    this.messages = messages;
    rooms.open().tell(entries -> entries.forEach(this::announced));
  }

  Polls polls() {
    return polls;
  }

  /**
   * From now on polls end by themselves.
   *
   * @param told what of it fails, unless the store was out of reach; it is tried again
   */
  public void start(Consumer<Throwable> told) {
    failures = told;
    rooms.around().timers().after(LOOK_MILLIS, this::look);
  }

  private void look() {
    Future<Void> done = polls.due().compose(this::endAll);
    Future<Void> cleaned =
        ++looks % LOOKS_PER_CLEANING == 1
            ? done.compose(ended -> polls.forget(UNASKED_MILLIS))
            : done;
    cleaned
        .onFailure(this::failed)
        .onComplete(over -> rooms.around().timers().after(LOOK_MILLIS, this::look));
  }

  /** One after the other; what fails of one is no reason to leave the others. */
  private Future<Void> endAll(List<PollName> due) {
    Future<Void> before = Future.succeededFuture();
    for (PollName poll : due) {
      before = before.compose(ended -> end(poll).onFailure(this::failed).otherwiseEmpty());
    }
    return before;
  }

  private void failed(Throwable cause) {
    if (!(cause instanceof StoreUnavailable)) {
      failures.accept(cause);
    }
  }

  /** No votes any more; then the message tells what came of it. */
  Future<Void> end(PollName name) {
    return polls
        .close(name)
        .compose(
            closed ->
                closed.isPresent()
                    ? message(name)
                        .compose(
                            found ->
                                found.isPresent()
                                    ? tell(name, found.get(), closed.get())
                                    : Future.succeededFuture())
                    : Future.succeededFuture());
  }

  private Future<Optional<Message>> message(PollName name) {
    return LogEnvironment.inTime(messages.message(new MessageId(name.room(), name.seq()), ""));
  }

  /**
   * In the name of who asked, by an id that all nodes give it: so it is told once. A message that
   * cannot be changed any more does not tell it.
   */
  private Future<Void> tell(PollName name, Message message, StoredPoll poll) {
    ChangeDraft draft =
        new ChangeDraft(
            message.from(),
            "poll.close:" + message.id(),
            rooms.around().clock().getAsLong(),
            name.seq(),
            new Alteration.Edit(PollText.ended(poll)),
            false,
            0);
    return rooms.open().append(name.room(), draft).compose(appended -> polls.told(name));
  }

  private void announced(RoomEntry entry) {
    if (entry instanceof Change change && change.alteration() instanceof Alteration.Deletion) {
      polls.remove(new PollName(change.room(), change.seq())).onFailure(this::failed);
    }
  }
}
