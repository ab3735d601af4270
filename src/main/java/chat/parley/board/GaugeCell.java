package chat.parley.board;

/** The newest value; of two of the same millisecond the larger one, wherever they are added. */
final class GaugeCell implements Cell {
  private double value;
  private long at = Long.MIN_VALUE;

  void set(double newer, long when) {
    if (when > at || when == at && newer > value) {
      value = newer;
      at = when;
    }
  }

  /** It is so now, whatever was said before: the clock may have been put back. */
  void arrive(double newer, long now) {
    if (now < at) {
      at = Long.MIN_VALUE;
    }
    set(newer, now);
  }

  double value() {
    return value;
  }

  /** Milliseconds since 1970. */
  long at() {
    return at;
  }

  @Override
  public void add(Cell other) {
    GaugeCell gauge = (GaugeCell) other;
    set(gauge.value, gauge.at);
  }

  @Override
  public void write(CellWriter to) {
    to.bits(at).number(value);
  }

  static GaugeCell read(CellReader from) {
    GaugeCell cell = new GaugeCell();
    cell.at = from.bits();
    cell.value = from.number();
    return cell;
  }

  @Override
  public int bytes() {
    return 32;
  }

  @Override
  public Kind kind() {
    return Kind.GAUGE;
  }
}
