package chat.parley.room;

import chat.parley.board.Poll;
import chat.parley.board.PollName;
import chat.parley.board.PollStore;
import chat.parley.board.StoredPoll;
import chat.parley.board.Vote;
import chat.parley.board.Votes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Of rooms in which nobody asks anything. */
public class NoPolls implements PollStore {

  @Override
  public Future<Boolean> make(String room, String by, String cid, Poll poll, long now) {
    return Future.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public Future<Optional<StoredPoll>> find(PollName poll) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<OptionalInt> choice(PollName poll, String user) {
    return Future.succeededFuture(OptionalInt.empty());
  }

  @Override
  public Future<Optional<Votes>> vote(PollName poll, List<Vote> votes, long now) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Optional<StoredPoll>> close(PollName poll, long now) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<List<PollName>> due(long now) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<Void> told(PollName poll) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> remove(PollName poll) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> forget(long before) {
    return Future.succeededFuture();
  }
}
