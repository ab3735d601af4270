package chat.parley.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Very many rounds, as a room of a million entries has them. */
class RoundsTest {
  private static final int MANY = 20_000;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger rounds = new AtomicInteger();

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("as many rounds as there are: the stack does not grow, whatever they wait for")
  void many() {
    Await.result(
        Future.<Void>future(
            over ->
                vertx.runOnContext(
                    turn ->
                        Rounds.whileMore(() -> later().compose(a -> later())).onComplete(over))));
    assertEquals(MANY, rounds.get());
    Await.result(Rounds.whileMore(() -> Future.succeededFuture(rounds.decrementAndGet() > 0)));
    assertEquals(0, rounds.get());
  }

  private Future<Boolean> later() {
    Promise<Boolean> promise = Promise.promise();
    vertx.runOnContext(turn -> promise.complete(rounds.incrementAndGet() < MANY));
    return promise.future();
  }

  @Test
  @DisplayName("the first that fails, or throws, is the last")
  void fails() {
    Future<Void> failed = Rounds.whileMore(() -> Future.failedFuture("no more"));
    assertEquals("no more", failed.cause().getMessage());
    Future<Void> thrown =
        Rounds.whileMore(
            () -> {
              throw new IllegalStateException("bug");
            });
    assertTrue(thrown.failed());
  }
}
