package chat.parley.room;

import chat.parley.message.Message;
import chat.parley.message.search.Hit;
import chat.parley.message.search.Question;
import chat.parley.message.search.SearchStore;
import chat.parley.message.search.Searches;
import chat.parley.message.search.Spot;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** No index: for tests of what has nothing to do with one. */
final class NoSearch implements SearchStore {

  static Searches off() {
    return new Searches(new NoSearch(), (millis, action) -> {}, () -> 0, 0);
  }

  private static <T> Future<T> none() {
    return Future.failedFuture("there is no index");
  }

  @Override
  public Future<Optional<Long>> room(String name) {
    return none();
  }

  @Override
  public Future<List<Lag>> lags(String reader, long room, int most) {
    return none();
  }

  @Override
  public Future<List<Lag>> allLags(int most) {
    return none();
  }

  @Override
  public Future<List<Long>> index(List<Lag> lags) {
    return none();
  }

  @Override
  public Future<Boolean> mine(String node) {
    return none();
  }

  @Override
  public Future<List<Message>> messages(List<Hit> hits, String reader) {
    return none();
  }

  @Override
  public Future<Chunk> find(Question question, Spot before, int most) {
    return none();
  }
}
