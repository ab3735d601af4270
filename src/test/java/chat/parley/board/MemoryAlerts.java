package chat.parley.board;

import chat.parley.log.StoreUnavailable;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/** A store of alerts in memory, that several nodes have in common. */
public final class MemoryAlerts implements AlertStore {
  private final LongSupplier clock;
  private final Map<String, Alert> byId = new LinkedHashMap<>();
  private String keeper = "";
  private long until;
  private long rev;

  /** Nodes that cannot reach it. */
  public final Set<String> cutOff = new HashSet<>();

  public MemoryAlerts(LongSupplier clock) {
    this.clock = clock;
  }

  private static <T> Future<T> done(T answer) {
    return Future.succeededFuture(answer);
  }

  private static <T> Future<T> unreachable() {
    return Future.failedFuture(new StoreUnavailable("down", null));
  }

  public String keeper() {
    return keeper;
  }

  @Override
  public Future<Optional<Alert>> put(
      BoardName board, AlertRule rule, String id, int most, int mostOfAll) {
    Optional<Alert> there = named(board, rule.name());
    Alert alert =
        new Alert(
            there.map(Alert::id).orElse(id),
            board,
            rule,
            there.map(Alert::state).orElse(AlertState.NEW));
    byId.put(alert.id(), alert);
    rev++;
    return done(Optional.of(alert));
  }

  private Optional<Alert> named(BoardName board, String name) {
    return byId.values().stream()
        .filter(alert -> alert.board().equals(board) && alert.rule().name().equals(name))
        .findFirst();
  }

  @Override
  public Future<Optional<Alert>> remove(BoardName board, String name) {
    Optional<Alert> there = named(board, name);
    there.ifPresent(alert -> byId.remove(alert.id()));
    rev++;
    return done(there);
  }

  @Override
  public Future<List<Alert>> of(BoardName board) {
    return done(byId.values().stream().filter(alert -> alert.board().equals(board)).toList());
  }

  @Override
  public Future<List<Alert>> all() {
    return done(List.copyOf(byId.values()));
  }

  @Override
  public Future<OptionalLong> claim(String node, long millis) {
    if (cutOff.contains(node)) {
      return unreachable();
    }
    if (byId.isEmpty() || !keeper.equals(node) && until > clock.getAsLong()) {
      return done(OptionalLong.empty());
    }
    keeper = node;
    until = clock.getAsLong() + millis;
    return done(OptionalLong.of(rev));
  }

  @Override
  public Future<Boolean> save(String id, String node, AlertState state) {
    Alert there = byId.get(id);
    if (cutOff.contains(node)) {
      return unreachable();
    }
    if (there == null || !keeper.equals(node)) {
      return done(false);
    }
    byId.put(id, new Alert(id, there.board(), there.rule(), state));
    return done(true);
  }
}
