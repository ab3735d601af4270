package chat.parley.board;

import chat.parley.room.NoPolls;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What a series takes of the heap, when it has been recorded in each second for a day. */
public final class SeriesHeap {
  private static final int SERIES = 20;
  private static final long SECONDS = TimeUnit.HOURS.toSeconds(26);
  private static final long FIRST_SECONDS = 60;
  private static final int KEYS = 1_000;

  private final MemoryBoards memory = new MemoryBoards();
  private final Random random = new Random(3);
  private final Board board;
  private final List<MetricName> names = new ArrayList<>();

  private SeriesHeap() {
    BoardParts parts = memory.parts("n1");
    BoardState state =
        new BoardState(
            new SeriesSeats(SERIES, parts.memory()), new Owners("n1", "1"), memory.clock.now());
    Loading loading = new Loading(memory, new NoPolls());
    board =
        new Board(
            new BoardName("lobby", "ops"),
            memory.around(),
            state,
            parts,
            one -> loading.load(one, memory.clock.now()));
    for (int n = 0; n < SERIES; n++) {
      names.add(MetricName.of("m" + n).orElseThrow());
    }
  }

  /** Bytes of one series, measured in this process. */
  public static long of(Kind kind) {
    new SeriesHeap().live(kind, FIRST_SECONDS); // so that what is loaded once is loaded
    long before = heap();
    SeriesHeap heap = new SeriesHeap();
    heap.live(kind, SECONDS);
    long after = heap();
    if (heap.board.state().metrics().count() != SERIES) {
      throw new IllegalStateException("not all are there");
    }
    return (after - before) / SERIES;
  }

  private static long heap() {
    for (int n = 0; n < 3; n++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void live(Kind kind, long seconds) {
    long now = memory.clock.now();
    for (long second = 0; second < seconds; second++) {
      now += TimeUnit.SECONDS.toMillis(1);
      for (MetricName name : names) {
        board.state().record(sample(kind, name), now);
      }
      if (second % 10 == 0) {
        board.flushing().flush();
        board.state().trim(now);
        memory.stored.clear();
      }
    }
    memory.stored.clear();
  }

  private Item.Sample sample(Kind kind, MetricName name) {
    OptionalLong now = OptionalLong.empty();
    return switch (kind) {
      case COUNT -> new Item.Count(name, Labels.NONE, now, 1);
      case GAUGE -> new Item.Gauge(name, Labels.NONE, now, random.nextDouble());
      case OBSERVE ->
          new Item.Observe(name, Labels.NONE, now, Math.exp(3 + 1.5 * random.nextGaussian()));
      case TOP -> new Item.Top(name, Labels.NONE, now, "key" + random.nextInt(KEYS), 1);
      case UNIQUE -> new Item.Unique(name, Labels.NONE, now, "id" + random.nextInt());
      default -> throw new IllegalArgumentException("nobody measures " + kind);
    };
  }
}
