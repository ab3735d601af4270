package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The fewest changes that make one row of numbers another (Myers 1986), if they are not too many.
 */
final class Myers {
  /** Memory and time grow with its square. */
  private static final int MOST = 1_000;

  private final int[] old;
  private final int[] now;
  private final List<int[]> reached = new ArrayList<>();

  private Myers(int[] old, int[] now) {
    this.old = old;
    this.now = now;
  }

  /** Numbers of the old row that become some of the new one. */
  record Change(int oldFrom, int oldTo, int newFrom, int newTo) {}

  static List<Change> changes(int[] old, int[] now) {
    int head = 0;
    while (head < Math.min(old.length, now.length) && old[head] == now[head]) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.length, now.length) - head
        && old[old.length - 1 - tail] == now[now.length - 1 - tail]) {
      tail++;
    }
    int oldEnd = old.length - tail;
    int newEnd = now.length - tail;
    if (head == oldEnd && head == newEnd) {
      return List.of();
    }
    if (head == oldEnd || head == newEnd) {
      return List.of(new Change(head, oldEnd, head, newEnd));
    }
    int[] oldMiddle = Arrays.copyOfRange(old, head, oldEnd);
    int[] newMiddle = Arrays.copyOfRange(now, head, newEnd);
    int shift = head;
    return new Myers(oldMiddle, newMiddle)
        .changes().stream()
            .map(
                change ->
                    new Change(
                        change.oldFrom + shift,
                        change.oldTo + shift,
                        change.newFrom + shift,
                        change.newTo + shift))
            .toList();
  }

  private List<Change> changes() {
    for (int distance = 0; distance <= MOST; distance++) {
      if (reaches(distance)) {
        return back(distance);
      }
    }
    return List.of(new Change(0, old.length, 0, now.length));
  }

  /** How far each diagonal gets with so many changes; at index distance + diagonal. */
  private boolean reaches(int distance) {
    int[] far = new int[2 * distance + 1];
    reached.add(far);
    for (int diagonal = -distance; diagonal <= distance; diagonal += 2) {
      int x = distance == 0 ? 0 : begin(distance, diagonal);
      int y = x - diagonal;
      while (x < old.length && y < now.length && old[x] == now[y]) {
        x++;
        y++;
      }
      far[distance + diagonal] = x;
      if (x >= old.length && y >= now.length) {
        return true;
      }
    }
    return false;
  }

  private int begin(int distance, int diagonal) {
    int[] before = reached.get(distance - 1);
    return down(before, distance, diagonal)
        ? before[distance - 1 + diagonal + 1]
        : before[distance - 1 + diagonal - 1] + 1;
  }

  /** Whether the best way there is to insert. */
  private static boolean down(int[] before, int distance, int diagonal) {
    return diagonal == -distance
        || (diagonal != distance && before[distance + diagonal - 2] < before[distance + diagonal]);
  }

  private List<Change> back(int distance) {
    List<Change> changes = new ArrayList<>();
    int x = old.length;
    int y = now.length;
    for (int d = distance; d > 0; d--) {
      int diagonal = x - y;
      int[] before = reached.get(d - 1);
      boolean down = down(before, d, diagonal);
      int from = down ? diagonal + 1 : diagonal - 1;
      int fromX = before[d - 1 + from];
      int fromY = fromX - from;
      add(changes, fromX, fromY, down);
      x = fromX;
      y = fromY;
    }
    Collections.reverse(changes);
    return changes;
  }

  /** Joined to the one behind it where they touch. */
  private static void add(List<Change> changes, int x, int y, boolean down) {
    int oldTo = down ? x : x + 1;
    int newTo = down ? y + 1 : y;
    if (!changes.isEmpty()) {
      Change next = changes.get(changes.size() - 1);
      if (next.oldFrom == oldTo && next.newFrom == newTo) {
        changes.set(changes.size() - 1, new Change(x, next.oldTo, y, next.newTo));
        return;
      }
    }
    changes.add(new Change(x, oldTo, y, newTo));
  }
}
