package chat.parley.document.yjs;

import java.util.List;

/** Bytes, as one value. */
final class BinaryKind implements Kind {
  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    reader.skip(reader.count());
    return 1;
  }

  @Override
  public Content read(Reader body, int units) {
    return new Values(List.of(body.take(body.count())));
  }
}
