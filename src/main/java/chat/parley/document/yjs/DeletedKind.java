package chat.parley.document.yjs;

/** What was deleted: a length, and nothing else. */
final class DeletedKind implements Kind {
  @Override
  public boolean counted() {
    return true;
  }

  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    return count;
  }

  @Override
  public void slice(Reader body, int from, int to, Writer out) {
    // there are no bytes for its units
  }
}
