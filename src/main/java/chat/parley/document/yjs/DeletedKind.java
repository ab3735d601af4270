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
  public Content read(Reader body, int units) {
    return new Gone(units);
  }

  /** What nobody sees. */
  record Gone(int length) implements Content {
    @Override
    public boolean counts() {
      return false;
    }

    @Override
    public Content before(int unit) {
      return new Gone(unit);
    }

    @Override
    public Content from(int unit) {
      return new Gone(length - unit);
    }
  }

  @Override
  public void slice(Reader body, int from, int to, Writer out) {
    // there are no bytes for its units
  }
}
