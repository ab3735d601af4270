package chat.parley.document.yjs;

/** Where a format of a text begins, or ends: its name, and its value as JSON. */
final class FormatKind implements Kind {
  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    reader.key();
    Json.read(reader.text(), bounds.depth());
    return 1;
  }

  @Override
  public Content read(Reader body, int units) {
    return new Format(body.key(), Json.read(body.text(), Integer.MAX_VALUE));
  }

  /** From here on it is so; {@link Nothing#NULL} ends it. */
  record Format(String name, Object value) implements Content {
    @Override
    public int length() {
      return 1;
    }

    @Override
    public boolean counts() {
      return false;
    }
  }
}
