package chat.parley.document.yjs;

/**
 * Text. Counted in bytes on the wire and in UTF-16 units in clocks; half a pair of surrogates
 * becomes U+FFFD, as in Yjs.
 */
final class TextKind implements Kind {
  private static final char HALF = '\uFFFD';

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
  public Content read(Reader body, int units) {
    return new Text(body.rest());
  }

  /** Some text, without formats. */
  record Text(String text) implements Content {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public Content before(int unit) {
      return new Text(cuts(unit) ? text.substring(0, unit - 1) + HALF : text.substring(0, unit));
    }

    @Override
    public Content from(int unit) {
      return new Text(cuts(unit) ? HALF + text.substring(unit + 1) : text.substring(unit));
    }

    private boolean cuts(int unit) {
      return Character.isHighSurrogate(text.charAt(unit - 1));
    }
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
