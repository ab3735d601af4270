package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.List;

/** Values of an array or a map. */
final class AnyKind implements Kind {
  @Override
  public boolean counted() {
    return true;
  }

  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    skip(reader, count, bounds.depth());
    return count;
  }

  @Override
  public Content read(Reader body, int units) {
    List<Object> values = new ArrayList<>(units);
    for (int i = 0; i < units; i++) {
      values.add(Any.read(body, Integer.MAX_VALUE));
    }
    return new Values(values);
  }

  @Override
  public void slice(Reader body, int from, int to, Writer out) {
    skip(body, from, Integer.MAX_VALUE);
    int start = body.at();
    skip(body, to - from, Integer.MAX_VALUE);
    out.raw(body.bytes(), start, body.at());
  }

  private static void skip(Reader reader, int units, int depth) {
    for (int i = 0; i < units; i++) {
      Any.skip(reader, depth);
    }
  }
}
