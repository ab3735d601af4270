package chat.parley.document.yjs;

import java.util.LinkedHashMap;
import java.util.Map;

/** A place in a text: between two units, of which the left one may be within an item. */
final class Cursor {
  /** Where the place is, or behind the end of it. */
  private Item item;

  /** Units of it that are left of the place; 0 where it is between two items. */
  private int within;

  private Item left = Item.NONE;
  private int at;

  /** In force left of the item. */
  private Map<String, Object> formats = Map.of();

  Cursor(Shared shared) {
    this.item = shared.start();
  }

  /** Counted units from the beginning. */
  int at() {
    return at;
  }

  /** Moves on; formats that begin or end at the new place stay right of it. */
  void forward(int units) {
    int goal = at + units;
    while (at < goal) {
      if (!item.there()) {
        throw new IndexOutOfBoundsException("the text ends at " + at + ", not behind " + goal);
      }
      int length = item.counts() ? item.content().length() - within : 0;
      if (at + length > goal) {
        within += goal - at;
        at = goal;
        return;
      }
      at += length;
      step();
    }
  }

  /** Those in force at the place. */
  Map<String, Object> formats() {
    return formats;
  }

  private void step() {
    if (!item.deleted() && item.content() instanceof FormatKind.Format format) {
      formats = new LinkedHashMap<>(formats);
      if (format.value() == Nothing.NULL) {
        formats.remove(format.name());
      } else {
        formats.put(format.name(), format.value());
      }
    }
    left = item;
    item = item.right();
    within = 0;
  }

  void end() {
    while (item.there()) {
      at += item.counts() ? item.content().length() - within : 0;
      step();
    }
  }

  /** Half a pair of surrogates is no place. */
  void beforePair() {
    if (halfPair()) {
      within--;
      at--;
    }
  }

  private boolean halfPair() {
    return within > 0
        && item.content() instanceof TextKind.Text text
        && Character.isHighSurrogate(text.text().charAt(within - 1));
  }

  /** The unit left of the place, deleted or not. */
  Id left() {
    if (within > 0) {
      return item.id().plus(within - 1);
    }
    return left.there() ? left.last() : Id.NONE;
  }

  /** The unit right of the place. */
  Id right() {
    return item.there() ? item.id().plus(within) : Id.NONE;
  }

  /** Moves on, and notes what it passes as deleted; a pair of surrogates as a whole. */
  void delete(int units, Deletes deletes) {
    int goal = at + units;
    while (at < goal) {
      if (!item.there()) {
        throw new IndexOutOfBoundsException("the text ends at " + at + ", not behind " + goal);
      }
      if (!item.counts()) {
        step();
        continue;
      }
      int end = Math.min(item.content().length(), within + goal - at);
      if (item.content() instanceof TextKind.Text text && cuts(text.text(), end)) {
        end++;
      }
      int clock = item.id().clock();
      deletes.add(item.id().client(), clock + within, clock + end);
      at += end - within;
      within = end;
      if (within == item.content().length()) {
        step();
      }
    }
  }

  private static boolean cuts(String text, int at) {
    return at < text.length() && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
