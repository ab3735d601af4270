package chat.parley.board;

/** A sum; exact as long as the numbers are whole ones below 2^53. */
final class CountCell implements Cell {
  private double sum;

  void count(double by) {
    sum += by;
  }

  double sum() {
    return sum;
  }

  @Override
  public void add(Cell other) {
    sum += ((CountCell) other).sum;
  }

  @Override
  public void write(CellWriter to) {
    to.number(sum);
  }

  static CountCell read(CellReader from) {
    CountCell cell = new CountCell();
    cell.sum = from.number();
    return cell;
  }

  @Override
  public int bytes() {
    return 24;
  }

  @Override
  public Kind kind() {
    return Kind.COUNT;
  }
}
