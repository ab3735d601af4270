package chat.parley.operations;

import chat.parley.log.Outcome;
import chat.parley.log.Page;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import chat.parley.room.RoomStore;
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
public final class MeasuredStore implements RoomStore {
  private final RoomStore store;
  private final MeterRegistry registry;
  private final StoreReadiness readiness;
  private final Recent recent;
  private final Timer appends;
  private final Counter failures;

  /**
   * @param recent takes how long each one took
   */
  public MeasuredStore(
      RoomStore store, MeterRegistry registry, StoreReadiness readiness, Recent recent) {
    this.store = store;
    this.registry = registry;
    this.recent = recent;
    this.readiness = readiness;
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
  public Future<List<Outcome<RoomEntry>>> append(String room, List<RoomDraft> drafts) {
    Timer.Sample sample = Timer.start(registry);
    StoreReadiness.Attempt attempt = readiness.begins();
    return store
        .append(room, drafts)
        .onSuccess(
            committed -> {
              recent.add(sample.stop(appends));
              readiness.stored(attempt);
            })
        .onFailure(
            cause -> {
              failures.increment();
              readiness.failed(attempt, cause);
            });
  }

  @Override
  public String epoch() {
    return store.epoch();
  }

  @Override
  public Future<Long> head(String room) {
    return store.head(room);
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> rooms, long directSince) {
    return store.heads(rooms, directSince);
  }

  @Override
  public Future<Page<RoomEntry>> after(String room, long after, long upTo, int limit) {
    return store.after(room, after, upTo, limit);
  }

  @Override
  public Future<Page<RoomEntry>> newest(String room, long upTo, int limit) {
    return store.newest(room, upTo, limit);
  }

  @Override
  public Future<Page<RoomEntry>> shown(String room, long upTo, int limit, String reader) {
    return store.shown(room, upTo, limit, reader);
  }

  @Override
  public Future<List<RoomSummary>> rooms(String user, int limit) {
    return store.rooms(user, limit);
  }

  @Override
  public Future<Boolean> knows(String user) {
    return store.knows(user);
  }
}
