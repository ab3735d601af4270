package chat.parley.chaos;

import chat.parley.support.Await;
import chat.parley.support.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Talkers over all carriers in one room, who speak until they are told to hush. A room has one crew
 * only: cids are made of talkers' names.
 */
public final class Crew implements AutoCloseable {
  private static final int BEAT_MILLIS = 10;
  private static final double CHANGING = 0.4;

  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "crew");
            thread.setDaemon(true);
            return thread;
          });
  private final History history = new History();
  private final List<Talker> talkers = new ArrayList<>();
  private final Place place;
  private final Wire.Carrier readers;
  private final Random random;
  private final double changing;
  private Optional<Future<?>> speaking = Optional.empty();
  private double owed;

  /**
   * @param carriers by names for people, in the order in which talkers take them in turn; the log
   *     is read over the first
   * @param seed decides who speaks, who connects where, and how long he waits before
   */
  public Crew(
      String room,
      Supplier<List<Integer>> ports,
      Map<String, Wire.Carrier> carriers,
      int size,
      long seed) {
    this(room, ports, carriers, size, seed, Length.patience(), CHANGING);
  }

  /**
   * @param patience with a pong, after which a talker goes elsewhere
   * @param changing which part of their deeds are changes of what was said, 0 to 1
   */
  Crew(
      String room,
      Supplier<List<Integer>> ports,
      Map<String, Wire.Carrier> carriers,
      int size,
      long seed,
      Duration patience,
      double changing) {
    System.out.println("crew of " + size + " in " + room + ", seed " + seed);
    this.random = new Random(seed);
    this.changing = changing;
    this.place = new Place(room, ports, history, patience, clock);
    List<String> names = List.copyOf(carriers.keySet());
    this.readers = carriers.get(names.get(0));
    for (int i = 0; i < size; i++) {
      String carrier = names.get(i % names.size());
      talkers.add(
          new Talker(
              place, carriers.get(carrier), carrier + "-" + i, new Random(seed + i + 1), changing));
    }
  }

  /** Everybody is there before anybody speaks, and so has to hear everything. */
  public void arrives(Duration within) {
    talkers.forEach(Talker::start);
    List<Talker> missing = late(deadline(within), Talker::isThere);
    if (!missing.isEmpty()) {
      throw new AssertionError("never arrived: " + missing);
    }
  }

  /**
   * @param perSecond messages of all of them together
   */
  public synchronized void speaks(double perSecond) {
    Runnable beat = () -> beat(perSecond * BEAT_MILLIS / 1_000);
    speaking = Optional.of(clock.scheduleAtFixedRate(beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS));
  }

  private synchronized void beat(double messages) {
    if (speaking.isEmpty()) {
      return;
    }
    for (owed += messages; owed >= 1; owed--) {
      talkers.get(random.nextInt(talkers.size())).say(1);
    }
  }

  /** Waits until so many messages have been acknowledged. */
  public boolean hasSaid(int messages, Duration within) {
    return history.awaitAcknowledged(messages, within);
  }

  /** Everything works again; full delivery is timed from here. */
  public void healed() {
    history.healed(talkers.stream().collect(Collectors.toMap(Talker::name, Talker::told)));
  }

  public synchronized void hushes() {
    speaking.ifPresent(beats -> beats.cancel(false));
    speaking = Optional.empty();
  }

  /**
   * Hushes, waits until all is said and heard, and reads the log back. Who does not get there in
   * time is printed, and the verdict shows what he lacks. He is stopped, because what is
   * acknowledged after the log was read would look lost.
   */
  public Verdict verdict(Duration within) {
    hushes();
    long until = deadline(within);
    List<Talker> unsettled = late(until, Talker::settled);
    report("have not said all", unsettled);
    unsettled.forEach(Talker::stop);
    try (Reader reader = Reader.comes(readers, place.ports().get(), place.room())) {
      // the node that he has come to may not have heard of the last messages yet
      Await.until("the reader's node knows all", within, () -> reader.head() >= acknowledged());
      long head = reader.head();
      report(
          "have not heard up to " + head,
          late(until, (talker, left) -> talker.heardUpTo(head, left)));
      history.readBack(reader.log());
      if (changing > 0) {
        new Outcome(history, reader.messages()).check(talkers, place, readers);
      }
    }
    Verdict verdict = Verdict.of(history);
    System.out.println(verdict);
    return verdict;
  }

  private long acknowledged() {
    return history.acknowledgements().stream()
        .mapToLong(History.Acknowledgement::pos)
        .max()
        .orElse(0);
  }

  private static long deadline(Duration within) {
    return System.nanoTime() + within.toNanos();
  }

  private List<Talker> late(long until, BiPredicate<Talker, Duration> ready) {
    return talkers.stream()
        .filter(talker -> !ready.test(talker, Duration.ofNanos(until - System.nanoTime())))
        .toList();
  }

  private static void report(String what, List<Talker> late) {
    if (!late.isEmpty()) {
      System.out.println(what + ": " + late);
    }
  }

  public List<Talker> talkers() {
    return List.copyOf(talkers);
  }

  public History history() {
    return history;
  }

  @Override
  public void close() {
    hushes();
    talkers.forEach(Talker::stop);
    clock.shutdownNow();
  }
}
