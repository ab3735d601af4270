package chat.parley.board;

/**
 * What was recorded in one step of one series, by whoever owns this share of it. Sums are in one
 * cell as they would be over two that are added.
 */
sealed interface Cell permits CountCell, GaugeCell, ObserveCell, TopCell, UniqueCell {

  /**
   * Adds what another one has, which stays as it is.
   *
   * @param other of the same kind
   */
  void add(Cell other);

  /** Puts all of it behind what the writer has. */
  void write(CellWriter to);

  /** What it takes of memory, near enough to bound it. */
  int bytes();

  default Cell copy() {
    Cell copy = kind().empty();
    copy.add(this);
    return copy;
  }

  Kind kind();

  /**
   * @throws IllegalArgumentException when these are no bytes of such a cell
   */
  static Cell read(Kind kind, CellReader from) {
    return switch (kind) {
      case COUNT, LOG -> CountCell.read(from);
      case GAUGE -> GaugeCell.read(from);
      case OBSERVE -> ObserveCell.read(from);
      case TOP -> TopCell.read(from);
      case UNIQUE -> UniqueCell.read(from);
      case VALUES -> throw new IllegalArgumentException("keyed values have no cells");
    };
  }
}
