package chat.parley.board;

import java.util.OptionalLong;
import java.util.Random;

/** What anybody may record. */
final class Samples {
  private Samples() {}

  static void record(OpenBoard open, Random random, OptionalLong at) {
    open.records(any(random, at));
  }

  static Item.Sample any(Random random, OptionalLong at) {
    Labels labels = random.nextBoolean() ? Labels.NONE : OpenBoard.labels("v");
    return switch (random.nextInt(5)) {
      case 0 -> new Item.Count(OpenBoard.metric("c"), labels, at, random.nextInt(9) - 3);
      case 1 -> new Item.Gauge(OpenBoard.metric("g"), labels, at, random.nextInt(100));
      case 2 -> new Item.Observe(OpenBoard.metric("o"), labels, at, random.nextInt(1_000));
      case 3 -> new Item.Top(OpenBoard.metric("t"), labels, at, "k" + random.nextInt(300), 1);
      default -> new Item.Unique(OpenBoard.metric("u"), labels, at, "id" + random.nextInt(3_000));
    };
  }
}
