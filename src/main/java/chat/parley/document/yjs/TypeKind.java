package chat.parley.document.yjs;

/** A shared type within another: array, map, text, or a part of XML; two of these have a name. */
final class TypeKind implements Kind {
  static final int ARRAY = 0;
  static final int MAP = 1;
  static final int TEXT = 2;
  static final int ELEMENT = 3;
  static final int FRAGMENT = 4;
  static final int HOOK = 5;
  static final int XML_TEXT = 6;

  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    long type = reader.varUint();
    if (type > XML_TEXT) {
      throw new MalformedUpdate("an unknown shared type");
    }
    if (type == ELEMENT || type == HOOK) {
      reader.key();
    }
    return 1;
  }

  @Override
  public Content read(Reader body, int units) {
    int type = (int) body.varUint();
    return new Shared(type, type == ELEMENT || type == HOOK ? body.key() : "");
  }
}
