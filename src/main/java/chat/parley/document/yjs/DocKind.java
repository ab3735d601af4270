package chat.parley.document.yjs;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A document within the document: its name, and what it is opened with. */
final class DocKind implements Kind {
  /** Others would be taken for properties of the document, its name for example. */
  private static final Set<String> OPTIONS = Set.of("gc", "autoLoad", "meta");

  @Override
  public int check(Reader reader, int count, Bounds bounds) {
    reader.text();
    if (reader.octet() != Any.OBJECT) {
      throw new MalformedUpdate("a document within without options");
    }
    int options = reader.count();
    for (int i = 0; i < options; i++) {
      if (!OPTIONS.contains(reader.key())) {
        throw new MalformedUpdate("an unknown option of a document within");
      }
      Any.skip(reader, Any.within(bounds.depth()));
    }
    return 1;
  }

  /** Its content is a document of its own; here it is known by name. */
  @Override
  public Content read(Reader body, int units) {
    return new Values(List.of(Map.of("guid", body.text())));
  }
}
