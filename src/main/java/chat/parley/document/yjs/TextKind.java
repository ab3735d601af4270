package chat.parley.document.yjs;

/**
 * Text. Counted in bytes on the wire and in UTF-16 units in clocks; half a pair of surrogates
 * becomes U+FFFD, as in Yjs.
 */
final class TextKind implements Kind {
  @Override
  public boolean counted() {
    return true;
  }

  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    int from = reader.at();
    reader.skip(count);
    return Utf8.units(reader.bytes(), from, reader.at());
  }

  @Override
  public void slice(Reader body, int from, int to, Writer out) {
    byte[] bytes = body.bytes();
    int start = Utf8.seek(bytes, body.at(), from);
    int middle = start;
    int left = to - from;
    if (start < 0) {
      out.raw(Utf8.REPLACEMENT, 0, Utf8.REPLACEMENT.length);
      middle = -1 - start + 4;
      left--;
    }
    int end = Utf8.seek(bytes, middle, left);
    out.raw(bytes, middle, end < 0 ? -1 - end : end);
    if (end < 0) {
      out.raw(Utf8.REPLACEMENT, 0, Utf8.REPLACEMENT.length);
    }
  }

  @Override
  public int cuttable(Reader body, int unit) {
    return Utf8.seek(body.bytes(), body.at(), unit) < 0 ? unit - 1 : unit;
  }

  @Override
  public int count(int units, int bytes) {
    return bytes;
  }
}
