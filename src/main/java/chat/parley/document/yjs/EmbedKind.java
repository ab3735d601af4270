package chat.parley.document.yjs;

/** Something in a text that is no text, a picture for example: JSON. */
final class EmbedKind implements Kind {
  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    Json.read(reader.text(), bounds.depth());
    return 1;
  }
}
