package chat.parley.board;

import chat.parley.access.User;
import chat.parley.log.LogEnvironment;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The polls of all rooms, for those who ask and end them. Touched by the loop of the rooms. */
public final class Polls {
  private final Boards boards;
  private final Surroundings around;
  private final PollStore store;

  Polls(Boards boards, Surroundings around, PollStore store) {
    this.boards = boards;
    this.around = around;
    this.store = store;
  }

  /** As {@link PollStore#make} has it. */
  public Future<Boolean> make(String room, String by, String cid, Poll poll) {
    boards.requireMemory();
    return LogEnvironment.inTime(store.make(room, by, cid, poll, now()));
  }

  public Future<Optional<StoredPoll>> find(PollName poll) {
    return LogEnvironment.inTime(store.find(poll));
  }

  /** What somebody has voted for. */
  Future<Optional<String>> mine(Voting voting, User user) {
    return LogEnvironment.inTime(store.choice(voting.poll(), user.id()))
        .map(
            place ->
                place.isPresent()
                    ? Optional.of(voting.state().poll().choices().get(place.getAsInt()))
                    : Optional.empty());
  }

  /** It takes no votes from now on, and who watches it sees that. */
  public Future<Optional<StoredPoll>> close(PollName poll) {
    return LogEnvironment.inTime(store.close(poll, now()))
        .onSuccess(found -> found.ifPresent(closed -> tell(poll.board(), closed)));
  }

  private void tell(BoardName name, StoredPoll closed) {
    boards.ifOpen(name).flatMap(Board::voting).ifPresent(voting -> voting.told(closed));
    if (!around.peers().alone()) {
      around.peers().publish(name.key(), List.of(new BoardEvent.PollChanged(name, closed)));
    }
  }

  public Future<List<PollName>> due() {
    return LogEnvironment.inTime(store.due(now()));
  }

  /** Its message tells how it ended. */
  public Future<Void> told(PollName poll) {
    return LogEnvironment.inTime(store.told(poll));
  }

  /** Its message was deleted: nobody watches it any more, here. */
  public Future<Void> remove(PollName poll) {
    boards.forget(poll.board());
    return LogEnvironment.inTime(store.remove(poll));
  }

  /** Deletes those that no message has asked for so long. */
  public Future<Void> forget(long millis) {
    return LogEnvironment.inTime(store.forget(now() - millis));
  }

  private long now() {
    return around.clock().getAsLong();
  }
}
