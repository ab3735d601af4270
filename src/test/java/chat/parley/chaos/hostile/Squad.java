package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** So many strangers of one kind: for those that are gone others come, so many a second. */
final class Squad {
  private final int size;
  private final Allowance arrivals;
  private final Supplier<Future<Stranger>> arrival;
  private final List<Stranger> there = new ArrayList<>();
  private int coming;

  Squad(int size, double perSecond, Supplier<Future<Stranger>> arrival) {
    this.size = size;
    this.arrivals = new Allowance(perSecond);
    this.arrival = arrival;
  }

  /** Fills up for one beat. */
  void beat() {
    there.removeIf(Stranger::gone);
    arrivals.beat();
    while (there.size() + coming < size && arrivals.take(1)) {
      coming++;
      arrival.get().onComplete(this::came, nobody -> coming--);
    }
  }

  private void came(Stranger stranger) {
    coming--;
    there.add(stranger);
  }

  List<Stranger> there() {
    return List.copyOf(there);
  }
}
