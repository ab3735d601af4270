package chat.parley.document.yjs;

import java.util.List;

/** Values of an array, or one of a map or an attribute; see {@link Any#read}. */
record Values(List<Object> values) implements Content {
  @Override
  public int length() {
    return values.size();
  }

  @Override
  public Content before(int unit) {
    return new Values(values.subList(0, unit));
  }

  @Override
  public Content from(int unit) {
    return new Values(values.subList(unit, values.size()));
  }

  /** What counts in a map: the last that was set. */
  Object last() {
    return values.get(values.size() - 1);
  }
}
