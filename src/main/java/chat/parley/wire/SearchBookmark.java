package chat.parley.wire;

import chat.parley.message.search.Bookmark;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Where a page of hits ended, as its reply said. */
enum SearchBookmark implements FieldType<Bookmark> {
  SEARCH_BOOKMARK;

  private static final Text TEXT = new Text(100);

  @Override
  public Bookmark read(String name, Object value, Bounds bounds) {
    return Bookmark.read(TEXT.read(name, value, bounds))
        .orElseThrow(() -> Wrong.field(name, "must be the next of another page"));
  }

  @Override
  public JsonObject schema() {
    return TEXT.schema();
  }

  @Override
  public String words(Bounds bounds) {
    return "text";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(Bookmark.FIRST.written());
  }
}
