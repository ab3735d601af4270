package chat.parley.node;

import chat.parley.capability.ChatHandler;
import chat.parley.delivery.ByReference;
import chat.parley.delivery.LoopMessage;
import chat.parley.store.DatabaseWatch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What a node does when its database holds another log than before: it sends everybody away, lets
 * its rooms go on where the new log ends, and takes them in again. Until then the store refuses
 * everything, so that nobody sees two logs as one. Touched only by the loop that owns the rooms.
 */
final class LogTakeover {
  private static final long AGAIN_MILLIS = 1_000;

  private final Vertx vertx;
  private final DatabaseWatch watch;
  private final ChatHandler chat;
  private final List<String> loops;

  /**
   * @param loops the addresses of the HTTP verticles
   */
  LogTakeover(Vertx vertx, DatabaseWatch watch, ChatHandler chat, List<String> loops) {
    this.vertx = vertx;
    this.watch = watch;
    this.chat = chat;
    this.loops = loops;
  }

  /**
   * @param loop runs what it is given on the loop of the rooms
   */
  void begin(Executor loop) {
    watch.whenOtherLog(() -> loop.execute(this::renew));
  }

  private void renew() {
    Future.join(loops.stream().map(this::sendAway).toList())
        .transform(gone -> watch.otherHeads(chat.rooms().names()))
        .onSuccess(
            heads -> {
              watch.adopt();
              chat.continueAt(heads);
            })
        .onFailure(away -> vertx.setTimer(AGAIN_MILLIS, timer -> renew()));
  }

  private Future<?> sendAway(String loop) {
    return vertx.eventBus().request(loop, new LoopMessage.SendAway(), ByReference.LOCAL);
  }
}
