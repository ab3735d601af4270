package chat.parley.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cells that the store gave, by series; those of a share are in the order of time or not. */
final class StoredPast {
  static final StoredPast NONE = new StoredPast(List.of());

  private final Map<String, List<ShareCell>> bySeries = new HashMap<>();

  StoredPast(List<ShareCell> cells) {
    cells.forEach(
        cell -> bySeries.computeIfAbsent(cell.series(), unknown -> new ArrayList<>()).add(cell));
  }

  List<ShareCell> of(SeriesName series) {
    return bySeries.isEmpty() ? List.of() : bySeries.getOrDefault(series.text(), List.of());
  }
}
