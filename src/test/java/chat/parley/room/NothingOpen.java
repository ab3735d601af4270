package chat.parley.room;

import chat.parley.message.MessageId;
import chat.parley.message.OpenMessageStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** A store in which nobody leaves a message open. */
record NothingOpen() implements OpenMessageStore {

  @Override
  public Future<Optional<Kept>> take(MessageId message, String owner, long now) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Boolean> keep(MessageId message, String owner, String text, long n, long now) {
    return Future.succeededFuture(false);
  }

  @Override
  public Future<List<Kept>> abandoned(long since, int limit) {
    return Future.succeededFuture(List.of());
  }
}
