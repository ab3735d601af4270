package chat.parley.document.yjs;

/** Bytes, as one value. */
final class BinaryKind implements Kind {
  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    reader.skip(reader.count());
    return 1;
  }
}
