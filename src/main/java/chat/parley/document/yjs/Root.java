package chat.parley.document.yjs;

/** What stands in the root of a document, as far as its content tells. */
public enum Root {
  /** Nothing that is seen: it can become any of the others. */
  EMPTY,
  TEXT,
  ARRAY,
  MAP,
  XML;

  static Root of(Shared shared) {
    for (Item item = shared.start(); item.there(); item = item.right()) {
      if (item.deleted()) {
        continue;
      }
      if (item.content() instanceof Shared inner) {
        return inner.xml() ? XML : ARRAY;
      }
      return item.content() instanceof Values ? ARRAY : TEXT;
    }
    return shared.keys().values().stream().allMatch(Item::deleted) ? EMPTY : MAP;
  }
}
