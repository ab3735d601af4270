package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.List;

/** Values of an array or a map as Yjs wrote them long ago: each a text of JSON, or undefined. */
final class JsonKind implements Kind {
  @Override
  public boolean counted() {
    return true;
  }

  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    for (int i = 0; i < count; i++) {
      value(reader, bounds.depth());
    }
    return count;
  }

  static Object value(Reader reader, int depth) {
    String text = reader.text();
    return text.equals("undefined") ? Nothing.UNDEFINED : Json.read(text, depth);
  }

  @Override
  public Content read(Reader body, int units) {
    List<Object> values = new ArrayList<>(units);
    for (int i = 0; i < units; i++) {
      values.add(value(body, Integer.MAX_VALUE));
    }
    return new Values(values);
  }

  @Override
  public void slice(Reader body, int from, int to, Writer out) {
    skip(body, from);
    int start = body.at();
    skip(body, to - from);
    out.raw(body.bytes(), start, body.at());
  }

  private static void skip(Reader body, int units) {
    for (int i = 0; i < units; i++) {
      body.skip(body.count());
    }
  }
}
