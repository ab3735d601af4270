package chat.parley.board;

import java.util.List;

/** How values are distributed. */
final class ObserveCell implements Cell {
  private final Histogram histogram = new Histogram();
  private double sum;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  /**
   * @param value 0 or more
   */
  void observe(double value) {
    histogram.count(value);
    sum += value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  long count() {
    return histogram.total();
  }

  double sum() {
    return sum;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /**
   * @param part such as 0.99; the value is within {@link Histogram#ERROR} of the exact one
   */
  double percentile(double part) {
    return Math.max(least, Math.min(most, histogram.percentile(part)));
  }

  /**
   * @param most at most so many, and one of what was 0
   */
  List<Bar> bars(int most) {
    return histogram.bars(most);
  }

  @Override
  public void add(Cell other) {
    ObserveCell observed = (ObserveCell) other;
    histogram.add(observed.histogram);
    sum += observed.sum;
    least = Math.min(least, observed.least);
    most = Math.max(most, observed.most);
  }

  @Override
  public void write(CellWriter to) {
    to.number(sum).number(least).number(most);
    histogram.write(to);
  }

  static ObserveCell read(CellReader from) {
    ObserveCell cell = new ObserveCell();
    cell.sum = from.number();
    cell.least = from.number();
    cell.most = from.number();
    cell.histogram.read(from);
    return cell;
  }

  @Override
  public int bytes() {
    return 48 + histogram.bytes();
  }

  @Override
  public Kind kind() {
    return Kind.OBSERVE;
  }
}
