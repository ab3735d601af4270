package chat.parley.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The steps of one tier of one share of a series, oldest first; most of them never were. */
final class Track {
  private final List<Slot> slots = new ArrayList<>(2);
  private long backdated;

  /** The slot of a step; made if there is none. */
  Slot at(long start, Supplier<Cell> empty) {
    int place = place(start);
    if (place < slots.size() && slots.get(place).start() == start) {
      return slots.get(place);
    }
    Slot slot = new Slot(start, empty.get());
    slots.add(place, slot);
    return slot;
  }

  Optional<Slot> at(long start) {
    int place = place(start);
    return place < slots.size() && slots.get(place).start() == start
        ? Optional.of(slots.get(place))
        : Optional.empty();
  }

  /** Where it is, or would be. Nearly always it is the last. */
  private int place(long start) {
    int low = 0;
    int high = slots.size();
    if (high > 0 && slots.get(high - 1).start() <= start) {
      return slots.get(high - 1).start() == start ? high - 1 : high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (slots.get(middle).start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** It has changed, maybe behind others: then those that changed are not the last ones. */
  void changed(Slot slot) {
    if (slot != slots.get(slots.size() - 1)) {
      backdated = slot.changed();
    }
  }

  /** Those that begin from one time on and before another. */
  void between(long from, long before, Consumer<Slot> each) {
    for (int i = place(from); i < slots.size() && slots.get(i).start() < before; i++) {
      each.accept(slots.get(i));
    }
  }

  /** Those that have changed since then; seldom more than the last two. */
  void since(long revision, Consumer<Slot> each) {
    for (int i = slots.size() - 1; i >= 0; i--) {
      Slot slot = slots.get(i);
      if (slot.changed() > revision) {
        each.accept(slot);
      } else if (backdated <= revision) {
        return;
      }
    }
  }

  /**
   * Forgets what begins before, unless the store has to get it yet.
   *
   * @return how many bytes it takes no more
   */
  long trim(long before) {
    int kept = place(before);
    if (kept == 0) {
      return 0;
    }
    List<Slot> old = slots.subList(0, kept);
    List<Slot> dirty = old.stream().filter(Slot::dirty).toList();
    long freed =
        old.stream()
            .filter(slot -> !slot.dirty() && slot.version() > 0)
            .mapToLong(Slot::bytes)
            .sum();
    old.clear();
    slots.addAll(0, dirty);
    return freed;
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }
}
