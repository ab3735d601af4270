package chat.parley.document.yjs;

/** Where a format of a text begins, or ends: its name, and its value as JSON. */
final class FormatKind implements Kind {
  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    reader.key();
    Json.read(reader.text(), bounds.depth());
    return 1;
  }
}
