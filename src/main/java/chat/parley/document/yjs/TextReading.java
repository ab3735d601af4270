package chat.parley.document.yjs;

/** The plain text of a shared type. */
final class TextReading {
  private final StringBuilder out = new StringBuilder();

  private TextReading() {}

  static String of(Shared shared) {
    TextReading reading = new TextReading();
    reading.read(shared, Document.DEPTH);
    return reading.out.toString();
  }

  private void read(Shared shared, int depth) {
    for (Item item = shared.start(); item.there(); item = item.right()) {
      if (item.deleted()) {
        continue;
      }
      if (item.content() instanceof TextKind.Text text) {
        out.append(text.text());
      } else if (item.content() instanceof Shared inner && inner.xml() && depth > 0) {
        inner(inner, depth - 1);
      }
    }
  }

  /** An element begins on a line of its own. */
  private void inner(Shared inner, int depth) {
    if (inner.type() == TypeKind.ELEMENT
        && !out.isEmpty()
        && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    read(inner, depth);
  }
}
