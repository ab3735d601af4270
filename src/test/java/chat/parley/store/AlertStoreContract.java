package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.board.Alert;
import chat.parley.board.AlertFigure;
import chat.parley.board.AlertRule;
import chat.parley.board.AlertState;
import chat.parley.board.AlertStore;
import chat.parley.board.BoardName;
import chat.parley.board.Labels;
import chat.parley.board.MetricName;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store promises of alerts. The rooms of each test are its own. */
abstract class AlertStoreContract {
  private static final long LEASE = 60_000;

  protected final BoardName ops = new BoardName("room-" + UUID.randomUUID(), "ops");
  protected final Vertx vertx = Vertx.vertx();
  private final String node = UUID.randomUUID().toString();
  private OpenStore store;

  protected abstract Future<Store> open(Vertx vertx);

  @BeforeEach
  void begin() {
    store = OpenStore.of(open(vertx));
    assertTrue(Await.result(store.store().boards().make(ops, 1, 10)).isPresent());
  }

  @AfterEach
  void close() {
    Await.result(alerts().claim(node, 0));
    Await.result(alerts().of(ops)).forEach(alert -> removed(alert.rule().name()));
    Await.result(store.close());
    Await.ended(vertx);
  }

  protected final AlertStore alerts() {
    return store.store().alerts();
  }

  protected static AlertRule rule(String name, double above) {
    return new AlertRule(
        name,
        MetricName.of("errors").orElseThrow(),
        Labels.of(Map.of("host", "a=«b» 😀", "k", "v")),
        AlertFigure.P99,
        true,
        above,
        above - 1,
        60_000,
        300_000);
  }

  private Optional<Alert> puts(AlertRule rule) {
    return Await.result(alerts().put(ops, rule, UUID.randomUUID().toString(), 3, 1_000));
  }

  private Optional<Alert> removed(String name) {
    return Await.result(alerts().remove(ops, name));
  }

  private OptionalLong claims(String who) {
    return Await.result(alerts().claim(who, LEASE));
  }

  @Test
  @DisplayName("an alert is kept as it was made, is changed by its name, and stands as it stood")
  void kept() {
    Alert made = puts(rule("High 1/3", 1.0 / 3)).orElseThrow();
    assertEquals(AlertState.NEW, made.state());
    assertEquals(rule("High 1/3", 1.0 / 3), made.rule());
    Await.result(alerts().claim(node, 0));
    AlertState state = new AlertState(7, true, 5, 0.1, 1e200, OptionalLong.of(12), 99);
    assertTrue(Await.result(alerts().save(made.id(), node, state)));
    Alert changed = puts(rule("High 1/3", -2)).orElseThrow();
    assertEquals(new Alert(made.id(), ops, rule("High 1/3", -2), state), changed);
    assertEquals(List.of(changed), Await.result(alerts().of(ops)));
    assertTrue(Await.result(alerts().all()).contains(changed));
    assertEquals(Optional.of(changed), removed("High 1/3"));
    assertEquals(Optional.empty(), removed("High 1/3"));
    assertFalse(Await.result(alerts().save(made.id(), node, state)));
    assertEquals(List.of(), Await.result(alerts().of(ops)));
  }

  @Test
  @DisplayName("a board has so many alerts, and all boards together")
  void bounded() {
    for (int i = 0; i < 3; i++) {
      assertTrue(puts(rule("a" + i, i)).isPresent());
    }
    assertTrue(puts(rule("a3", 3)).isEmpty());
    assertTrue(puts(rule("a1", 9)).isPresent(), "that one is there");
    removed("a1");
    assertTrue(Await.result(alerts().put(ops, rule("a4", 1), "x" + node, 3, 2)).isEmpty());
    assertTrue(puts(rule("a4", 4)).isPresent());
    BoardName none = new BoardName(ops.room(), "none");
    assertTrue(Await.result(alerts().put(none, rule("a", 1), "y" + node, 3, 1_000)).isEmpty());
  }

  @Test
  @DisplayName("who looks after alerts is told another number when any was made or taken away")
  void claimed() {
    puts(rule("a", 1));
    OptionalLong first = claims(node);
    assertTrue(first.isPresent());
    assertEquals(first, claims(node));
    puts(rule("a", 2));
    OptionalLong second = claims(node);
    assertNotEquals(first, second);
    puts(rule("b", 1));
    removed("a");
    assertNotEquals(second, claims(node));
  }
}
