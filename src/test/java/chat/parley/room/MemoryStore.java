package chat.parley.room;

import chat.parley.log.Entry;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.message.MessageStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Logs in memory, whose answers can be held back, or lost after the work is done. */
final class MemoryStore implements RoomStore {
  private final Map<String, List<Message>> logs = new HashMap<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  final List<ChangeDraft> changes = new ArrayList<>();
  private boolean holding;
  private boolean losing;
  private long unknownUpTo;

  /** As if a later version had stored them. */
  void makeUnknown(long upTo) {
    unknownUpTo = upTo;
  }

  private RoomEntry asKnown(Message message) {
    return message.pos() > unknownUpTo
        ? message
        : new UnknownEntry(message.room(), message.epoch(), message.pos(), message.ts());
  }

  /** From now on answers wait for {@link #release}. */
  void hold() {
    holding = true;
  }

  void release() {
    holding = false;
    while (!held.isEmpty()) {
      held.poll().run();
    }
  }

  /** As {@link #release}, but what was asked last is answered first. */
  void releaseLastFirst() {
    holding = false;
    while (!held.isEmpty()) {
      held.pollLast().run();
    }
  }

  /** Appends are stored from now on, but their answers fail. */
  void loseAnswers(boolean losing) {
    this.losing = losing;
  }

  <T> Future<T> answer(T value) {
    Promise<T> promise = Promise.promise();
    if (holding) {
      held.add(() -> promise.complete(value));
    } else {
      promise.complete(value);
    }
    return promise.future();
  }

  private List<Message> log(String room) {
    return logs.computeIfAbsent(room, unused -> new ArrayList<>());
  }

  @Override
  public String epoch() {
    return "e";
  }

  @Override
  public Future<Long> head(String room) {
    return answer((long) log(room).size());
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> rooms, long directSince) {
    Map<String, Long> heads = new HashMap<>();
    logs.forEach(
        (room, log) -> {
          boolean lately = log.stream().anyMatch(message -> message.ts() >= directSince);
          if (!log.isEmpty() && (rooms.contains(room) || DirectRoom.isDirect(room) && lately)) {
            heads.put(room, (long) log.size());
          }
        });
    return answer(heads);
  }

  @Override
  public Future<List<Outcome<RoomEntry>>> append(String room, List<RoomDraft> drafts) {
    List<Outcome<RoomEntry>> outcomes =
        drafts.stream().map(draft -> appended(room, draft)).toList();
    return losing ? Future.failedFuture("the answer got lost") : answer(outcomes);
  }

  /** What happens to messages is no entry here. */
  private Outcome<RoomEntry> appended(String room, RoomDraft draft) {
    if (draft instanceof ChangeDraft change) {
      changes.add(change);
      return new Outcome.Unchanged<>();
    }
    return append(room, (MessageDraft) draft);
  }

  private Outcome<RoomEntry> append(String room, MessageDraft draft) {
    Optional<Message> earlier =
        logs.values().stream()
            .flatMap(List::stream)
            .filter(message -> message.from().equals(draft.from()))
            .filter(message -> message.cid().equals(draft.cid()))
            .findFirst();
    if (earlier.isPresent()) {
      return earlier.get().says(room, draft)
          ? new Outcome.Duplicate<>(earlier.get(), earlier.get().room())
          : new Outcome.Reused<>();
    }
    long number = log(room).size() + 1L;
    Message message = Message.of(room, epoch(), number, number, draft.ts(), draft);
    log(room).add(message);
    return new Outcome.Stored<>(message);
  }

  @Override
  public Future<Page<RoomEntry>> after(String room, long after, long upTo, int limit) {
    List<RoomEntry> entries = between(room, after, upTo).stream().map(this::asKnown).toList();
    return answer(page(entries, limit));
  }

  @Override
  public Future<Page<RoomEntry>> newest(String room, long upTo, int limit) {
    return answer(lastOf(between(room, 0, upTo), limit));
  }

  /** Every entry is a message, so its numbers are the same. */
  List<Message> between(String room, long after, long upTo) {
    return log(room).stream()
        .filter(message -> message.pos() > after && message.pos() <= upTo)
        .toList();
  }

  static <E extends Entry> Page<E> page(List<? extends E> found, int limit) {
    boolean more = found.size() > limit;
    return new Page<>(List.copyOf(more ? found.subList(0, limit) : found), more);
  }

  static <E extends Entry> Page<E> lastOf(List<? extends E> found, int limit) {
    int from = Math.max(0, found.size() - limit);
    return new Page<>(List.copyOf(found.subList(from, found.size())), from > 0);
  }

  @Override
  public Future<Page<RoomEntry>> shown(String room, long upTo, int limit, String reader) {
    return newest(room, upTo, limit);
  }

  /** History, which answers as the logs do. */
  MessageStore messages() {
    return new MemoryMessages(this);
  }

  @Override
  public Future<List<RoomSummary>> rooms(String user, int limit) {
    return answer(List.of());
  }

  @Override
  public Future<Boolean> knows(String user) {
    return answer(logs.values().stream().flatMap(List::stream).anyMatch(by(user)));
  }

  private static Predicate<Message> by(String user) {
    return message -> message.from().id().equals(user);
  }
}
