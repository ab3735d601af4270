package chat.parley.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was found is found again, for a while; and only so much is fetched at once. */
class RememberedTest {
  private static final long MINUTE = 60_000;

  private final AtomicLong clock = new AtomicLong();
  private final List<String> searched = new ArrayList<>();
  private final Remembered<String> remembered = new Remembered<>(1_000, String::length, clock::get);

  private Future<Optional<String>> get(String key, Optional<String> value) {
    return remembered.get(
        key,
        () -> {
          searched.add(key);
          return Future.succeededFuture(value);
        });
  }

  @Test
  @DisplayName("something for an hour, nothing for five minutes, a failure not at all")
  void forAWhile() {
    get("a", Optional.of("x"));
    get("b", Optional.empty());
    remembered.get("c", () -> Future.failedFuture("busy"));
    clock.set(4 * MINUTE);
    assertEquals(Optional.of("x"), get("a", Optional.empty()).result());
    get("b", Optional.empty());
    get("c", Optional.of("x"));
    clock.set(6 * MINUTE);
    get("b", Optional.empty());
    get("a", Optional.empty());
    clock.set(61 * MINUTE);
    get("a", Optional.of("y"));
    assertEquals(List.of("a", "b", "c", "b", "a"), searched);
  }

  @Test
  @DisplayName("within its bytes, those that nobody asked for go first")
  void bounded() {
    String large = "x".repeat(150);
    List.of("a", "b").forEach(key -> get(key, Optional.of(large)));
    get("a", Optional.empty());
    get("c", Optional.of(large));
    get("a", Optional.of(large));
    get("b", Optional.of(large));
    assertEquals(List.of("a", "b", "c", "b"), searched);
    get("huge", Optional.of("x".repeat(2_000)));
    get("huge", Optional.of("x".repeat(2_000)));
    assertEquals(List.of("a", "b", "c", "b", "huge", "huge"), searched);
    for (int n = 0; n < 1_000; n++) {
      get("k" + n, Optional.of("x"));
      assertTrue(remembered.bytes() <= 1_000);
    }
  }

  @Test
  @DisplayName("what is under way is waited for, and begins anew after a failure")
  void once() {
    Promise<Optional<String>> under = Promise.promise();
    Future<Optional<String>> first = remembered.get("a", under::future);
    Future<Optional<String>> second = remembered.get("a", () -> Future.failedFuture("twice"));
    under.fail("busy");
    assertTrue(first.failed() && second.failed());
    assertEquals(Optional.of("x"), get("a", Optional.of("x")).result());
  }

  @Test
  @DisplayName("no host is asked more than twice at once, and others do not wait behind it")
  void lanes() {
    Lanes lanes = new Lanes(3);
    List<Promise<String>> work = new ArrayList<>();
    List<String> begun = new ArrayList<>();
    for (String host : List.of("a", "a", "a", "b", "b")) {
      Promise<String> one = Promise.promise();
      work.add(one);
      lanes.take(
          host,
          () -> {
            begun.add(host);
            return one.future();
          });
    }
    assertEquals(List.of("a", "a", "b"), begun);
    work.get(0).fail("gone");
    assertEquals(List.of("a", "a", "b", "a"), begun);
    work.get(3).complete("done");
    assertEquals(List.of("a", "a", "b", "a", "b"), begun);
    for (int n = 0; n < 100; n++) {
      lanes.take("a", () -> Future.future(never -> {}));
    }
    assertTrue(
        lanes.take("a", () -> Future.succeededFuture("x")).cause() instanceof NotFetched no
            && no.isBusy());
  }
}
