package chat.parley.document.yjs;

import java.util.LinkedHashMap;
import java.util.Map;

/** A shared type: a list of items, and one item for each key. A root has no type; readers know. */
final class Shared implements Content {
  static final int ROOT = -1;

  private final int type;
  private final String name;

  /** What holds it; empty for a root. */
  private Item holder = Item.NONE;

  private Item start = Item.NONE;
  private final Map<String, Item> keys = new LinkedHashMap<>();

  /**
   * @param type one of {@link TypeKind}, or {@link #ROOT}
   * @param name of a root, an element or a hook; else empty
   */
  Shared(int type, String name) {
    this.type = type;
    this.name = name;
  }

  @Override
  public int length() {
    return 1;
  }

  int type() {
    return type;
  }

  String name() {
    return name;
  }

  Item start() {
    return start;
  }

  void startWith(Item item) {
    start = item;
  }

  Map<String, Item> keys() {
    return keys;
  }

  Item holder() {
    return holder;
  }

  void heldBy(Item item) {
    holder = item;
  }

  /** Whether it is a text without formats and embeds, and nothing else; or empty. */
  boolean plain() {
    for (Item item = start; item.there(); item = item.right()) {
      if (!item.deleted() && !(item.content() instanceof TextKind.Text)) {
        return false;
      }
    }
    return keys.values().stream().allMatch(Item::deleted);
  }

  boolean xml() {
    return type >= TypeKind.ELEMENT;
  }
}
