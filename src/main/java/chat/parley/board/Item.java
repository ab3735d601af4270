package chat.parley.board;

import java.util.OptionalLong;

/** Something to record on a board, checked for shape and size. */
public sealed interface Item {

  MetricName name();

  Kind kind();

  /** What becomes part of the cells of a series. */
  sealed interface Sample extends Item {
    Labels labels();

    /** Milliseconds since 1970; now unless said. */
    OptionalLong at();

    /**
     * @param cell of the same kind
     * @param at milliseconds since 1970
     */
    void into(Cell cell, long at);
  }

  record Count(MetricName name, Labels labels, OptionalLong at, double by) implements Sample {
    @Override
    public Kind kind() {
      return Kind.COUNT;
    }

    @Override
    public void into(Cell cell, long at) {
      ((CountCell) cell).count(by);
    }
  }

  record Gauge(MetricName name, Labels labels, OptionalLong at, double value) implements Sample {
    @Override
    public Kind kind() {
      return Kind.GAUGE;
    }

    @Override
    public void into(Cell cell, long at) {
      if (this.at.isPresent()) {
        ((GaugeCell) cell).set(value, at);
      } else {
        ((GaugeCell) cell).arrive(value, at);
      }
    }
  }

  record Observe(MetricName name, Labels labels, OptionalLong at, double value) implements Sample {
    @Override
    public Kind kind() {
      return Kind.OBSERVE;
    }

    @Override
    public void into(Cell cell, long at) {
      ((ObserveCell) cell).observe(value);
    }
  }

  record Top(MetricName name, Labels labels, OptionalLong at, String key, double weight)
      implements Sample {
    @Override
    public Kind kind() {
      return Kind.TOP;
    }

    @Override
    public void into(Cell cell, long at) {
      ((TopCell) cell).weigh(key, weight);
    }
  }

  record Unique(MetricName name, Labels labels, OptionalLong at, String id) implements Sample {
    @Override
    public Kind kind() {
      return Kind.UNIQUE;
    }

    @Override
    public void into(Cell cell, long at) {
      ((UniqueCell) cell).see(id);
    }
  }

  /** What is done to a keyed value; acknowledged when it is stored. */
  sealed interface Keyed extends Item {
    String key();

    /** Only if this is the number of its last change. */
    OptionalLong onlyAt();

    @Override
    default Kind kind() {
      return Kind.VALUES;
    }
  }

  /**
   * @param json its value, spelled out
   * @param expiresMillis after which it is gone by itself
   * @param ifNew only if there is none
   */
  record Put(
      MetricName name,
      String key,
      String json,
      OptionalLong expiresMillis,
      boolean ifNew,
      OptionalLong onlyAt)
      implements Keyed {

    /**
     * When it is gone by itself.
     *
     * @param now milliseconds since 1970
     */
    public OptionalLong expires(long now) {
      return expiresMillis.isPresent()
          ? OptionalLong.of(now + expiresMillis.getAsLong())
          : expiresMillis;
    }
  }

  record Drop(MetricName name, String key, OptionalLong onlyAt) implements Keyed {}
}
