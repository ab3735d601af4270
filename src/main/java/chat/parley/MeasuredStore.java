package chat.parley;

import chat.parley.room.Draft;
import chat.parley.room.Head;
import chat.parley.room.MessageStore;
import chat.parley.room.Page;
import chat.parley.room.RoomSummary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store whose appends are timed, and tell how the store stands. */
final class MeasuredStore implements MessageStore {
  private final MessageStore store;
  private final MeterRegistry registry;
  private final StoreStanding standing;
  private final Timer appends;
  private final Counter failures;

  MeasuredStore(MessageStore store, MeterRegistry registry, StoreStanding standing) {
    this.store = store;
    this.registry = registry;
    this.standing = standing;
    this.appends =
        Timer.builder("parley.appends")
            .description("Batches of messages that were committed, and how long that took")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(2))
            .register(registry);
    this.failures =
        Counter.builder("parley.append.failures")
            .description("Batches of messages that the store did not take")
            .register(registry);
  }

  @Override
  public Future<List<Outcome>> append(String room, List<Draft> drafts) {
    Timer.Sample sample = Timer.start(registry);
    StoreStanding.Attempt attempt = standing.begins();
    return store
        .append(room, drafts)
        .onSuccess(
            committed -> {
              sample.stop(appends);
              standing.stored(attempt);
            })
        .onFailure(
            cause -> {
              failures.increment();
              standing.failed(attempt, cause);
            });
  }

  @Override
  public String epoch() {
    return store.epoch();
  }

  @Override
  public Future<Head> head(String room) {
    return store.head(room);
  }

  @Override
  public Future<Map<String, Head>> heads(Set<String> rooms, long directSince) {
    return store.heads(rooms, directSince);
  }

  @Override
  public Future<Page> afterPosition(String room, long after, long upTo, int limit) {
    return store.afterPosition(room, after, upTo, limit);
  }

  @Override
  public Future<Page> afterSeq(String room, long after, long upTo, int limit) {
    return store.afterSeq(room, after, upTo, limit);
  }

  @Override
  public Future<Page> beforeSeq(String room, long before, long upTo, int limit) {
    return store.beforeSeq(room, before, upTo, limit);
  }

  @Override
  public Future<List<RoomSummary>> rooms(String user, int limit) {
    return store.rooms(user, limit);
  }

  @Override
  public Future<Boolean> knows(String user) {
    return store.knows(user);
  }

  @Override
  public Future<Void> probe() {
    return store.probe();
  }

  @Override
  public Future<Void> close() {
    return store.close();
  }
}
