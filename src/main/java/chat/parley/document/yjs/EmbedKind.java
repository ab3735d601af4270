package chat.parley.document.yjs;

/** Something in a text that is no text, a picture for example: JSON. */
final class EmbedKind implements Kind {
  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    Json.read(reader.text(), bounds.depth());
    return 1;
  }

  @Override
  public Content read(Reader body, int units) {
    return new Embed(Json.read(body.text(), Integer.MAX_VALUE));
  }

  /** It takes the place of one unit. */
  record Embed(Object value) implements Content {
    @Override
    public int length() {
      return 1;
    }
  }
}
