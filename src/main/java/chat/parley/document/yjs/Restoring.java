package chat.parley.document.yjs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes shared types what they were, by as little as can be. */
final class Restoring {
  private final Scribe scribe;

  Restoring(Scribe scribe) {
    this.scribe = scribe;
  }

  void restore(Shared now, Shared then, int depth) {
    list(now, then, depth);
    keys(now, then, depth);
  }

  private void list(Shared now, Shared then, int depth) {
    List<Unit> is = Unit.of(now, depth);
    List<Unit> was = Unit.of(then, depth);
    Map<Object, Integer> known = new HashMap<>();
    Cursor cursor = new Cursor(now);
    int at = 0;
    for (Myers.Change change : Myers.changes(numbers(is, known), numbers(was, known))) {
      cursor.forward(size(is.subList(at, change.oldFrom())));
      List<Unit> gone = is.subList(change.oldFrom(), change.oldTo());
      List<Unit> back = was.subList(change.newFrom(), change.newTo());
      if (alike(gone, back)) {
        cursor.forward(gone.size());
        for (int i = 0; i < gone.size(); i++) {
          restore((Shared) gone.get(i).what(), (Shared) back.get(i).what(), depth - 1);
        }
      } else {
        Parent parent = Parent.of(now, Optional.empty());
        new Copying(scribe, parent, cursor.left(), cursor.right(), cursor.formats())
            .copy(back, depth);
        cursor.delete(size(gone), scribe.deletes());
      }
      at = change.oldTo();
    }
  }

  /**
   * Whether each is the same type as its counterpart: then it is enough to change what is in it.
   */
  private static boolean alike(List<Unit> gone, List<Unit> back) {
    if (gone.size() != back.size()) {
      return false;
    }
    for (int i = 0; i < gone.size(); i++) {
      Unit one = gone.get(i);
      Unit other = back.get(i);
      if (!alike(one.what(), other.what()) || !one.formats().equals(other.formats())) {
        return false;
      }
    }
    return true;
  }

  private static boolean alike(Object one, Object other) {
    return one instanceof Shared shared
        && other instanceof Shared counterpart
        && shared.type() == counterpart.type()
        && shared.name().equals(counterpart.name());
  }

  private static int[] numbers(List<Unit> units, Map<Object, Integer> known) {
    return units.stream()
        .mapToInt(unit -> known.computeIfAbsent(unit.print(), print -> known.size()))
        .toArray();
  }

  private static int size(List<Unit> units) {
    return units.stream().mapToInt(Unit::size).sum();
  }

  private void keys(Shared now, Shared then, int depth) {
    Set<String> keys = new TreeSet<>(now.keys().keySet());
    keys.addAll(then.keys().keySet());
    for (String key : keys) {
      Item is = now.keys().getOrDefault(key, Item.NONE);
      Item was = then.keys().getOrDefault(key, Item.NONE);
      boolean there = is.there() && !is.deleted();
      if (!was.there() || was.deleted()) {
        if (there) {
          scribe.delete(is);
        }
      } else if (there && alike(is.content(), was.content()) && depth > 0) {
        restore((Shared) is.content(), (Shared) was.content(), depth - 1);
      } else if (!there
          || !Unit.print(is.content(), depth).equals(Unit.print(was.content(), depth))) {
        Id left = is.there() ? is.last() : Id.NONE;
        Parent parent = Parent.of(now, Optional.of(key));
        new Copying(scribe, parent, left, Id.NONE, Map.of()).value(was, depth);
        if (there) {
          scribe.delete(is);
        }
      }
    }
  }
}
