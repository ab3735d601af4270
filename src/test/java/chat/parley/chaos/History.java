package chat.parley.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What all clients of one room have seen happen, each in its own order. Any thread may write. */
public final class History {
  private final LongSupplier clock;
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private final List<Acknowledgement> acknowledgements = new ArrayList<>();
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private final Map<String, Listener> listeners = new LinkedHashMap<>();
  private final List<Entry> log = new ArrayList<>();
  private final Map<String, Integer> reconnects = new TreeMap<>();
  private final List<String> lostPositions = new ArrayList<>();
  private final Map<String, String> differences = new TreeMap<>();
  private Optional<Healing> healing = Optional.empty();
  private int repeated;
  private int holesSeen;

  /**
   * The first time somebody tried to send a message.
   *
   * @param n counts the sender's messages from 0
   */
  public record Attempt(String sender, int n, String cid, long nanos) {}

  /** What a sender was told of his message. */
  public record Acknowledgement(String cid, long pos, long seq, long nanos) {}

  /**
   * An entry as the log has it in the end.
   *
   * @param seq of the message that it is, or is about
   */
  public record Entry(String cid, long pos, long seq) {}

  /** An entry as a listener took it, live or by resume. */
  public record Take(String cid, long pos, long seq, long nanos) {}

  /**
   * @param from he was to hear everything after this position
   * @param left whether he went before the end, and need not have heard the rest
   */
  public record Listener(long from, List<Take> takes, boolean left) {}

  /** The end of a fault, and how much each sender had to say before. */
  record Healing(long nanos, Map<String, Integer> told) {
    boolean concerns(Attempt attempt) {
      return attempt.n() < told.getOrDefault(attempt.sender(), 0);
    }
  }

  public History() {
    this(System::nanoTime);
  }

  History(LongSupplier clock) {
    this.clock = clock;
  }

  public synchronized void attempted(String sender, int n, String cid) {
    attempts.putIfAbsent(cid, new Attempt(sender, n, cid, clock.getAsLong()));
  }

  public synchronized void acknowledged(String cid, long pos, long seq) {
    acknowledgements.add(new Acknowledgement(cid, pos, seq, clock.getAsLong()));
    notifyAll();
  }

  /**
   * @return whether so many were acknowledged in time
   */
  synchronized boolean awaitAcknowledged(int messages, Duration within) {
    long until = System.nanoTime() + within.toNanos();
    try {
      while (acknowledgements.size() < messages) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /** For good: the sender does not try it again. */
  public synchronized void refused(String cid, String why) {
    refusals.put(cid, why);
  }

  public synchronized void listens(String listener, long from) {
    listeners.putIfAbsent(listener, new Listener(from, new ArrayList<>(), false));
  }

  public synchronized void took(String listener, String cid, long pos, long seq) {
    listeners.get(listener).takes().add(new Take(cid, pos, seq, clock.getAsLong()));
  }

  /** Somebody sees in the end what is not so. */
  synchronized void different(String who, String how) {
    differences.put(who, how);
  }

  synchronized Map<String, String> differences() {
    return new TreeMap<>(differences);
  }

  public synchronized void left(String listener) {
    listeners.computeIfPresent(
        listener, (name, there) -> new Listener(there.from(), there.takes(), true));
  }

  public synchronized void reconnected(String client) {
    reconnects.merge(client, 1, Integer::sum);
  }

  public synchronized void lostPosition(String listener, String why) {
    lostPositions.add(listener + ": " + why);
  }

  /** A listener heard again what it had, as it may after a resume, and did not take it. */
  public synchronized void repeated() {
    repeated++;
  }

  /** A listener noticed that the live channel had left something out, and asked for it. */
  public synchronized void holeSeen() {
    holesSeen++;
  }

  /**
   * From now on nothing is broken any more: full delivery is timed from here.
   *
   * @param told how many messages each sender had to say until now, sent or not
   */
  public synchronized void healed(Map<String, Integer> told) {
    healing = Optional.of(new Healing(clock.getAsLong(), Map.copyOf(told)));
  }

  /** The whole log of the room, as somebody read it in the end. */
  public synchronized void readBack(List<Entry> entries) {
    log.clear();
    log.addAll(entries);
  }

  synchronized Map<String, Attempt> attempts() {
    return new LinkedHashMap<>(attempts);
  }

  synchronized List<Acknowledgement> acknowledgements() {
    return List.copyOf(acknowledgements);
  }

  /** When each message was acknowledged for the first time, by cid. */
  synchronized Map<String, Long> answered() {
    Map<String, Long> times = new LinkedHashMap<>();
    acknowledgements.forEach(ack -> times.putIfAbsent(ack.cid(), ack.nanos()));
    return times;
  }

  synchronized Map<String, String> refusals() {
    return new LinkedHashMap<>(refusals);
  }

  synchronized Map<String, Listener> listeners() {
    Map<String, Listener> copy = new LinkedHashMap<>();
    listeners.forEach(
        (name, there) ->
            copy.put(name, new Listener(there.from(), List.copyOf(there.takes()), there.left())));
    return copy;
  }

  synchronized List<Entry> log() {
    return List.copyOf(log);
  }

  synchronized Map<String, Integer> reconnects() {
    return new TreeMap<>(reconnects);
  }

  synchronized List<String> lostPositions() {
    return List.copyOf(lostPositions);
  }

  synchronized Optional<Healing> healing() {
    return healing;
  }

  synchronized int timesRepeated() {
    return repeated;
  }

  synchronized int timesHoleSeen() {
    return holesSeen;
  }
}
