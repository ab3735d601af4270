package chat.parley.wire;

import chat.parley.message.search.QueryReader;
import chat.parley.message.search.SearchQuery;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What somebody typed to find something. */
enum SearchText implements FieldType<SearchQuery> {
  SEARCH_TEXT;

  private static final Text TEXT = new Text(500);

  @Override
  public SearchQuery read(String name, Object value, Bounds bounds) {
    return QueryReader.read(TEXT.read(name, value, bounds));
  }

  @Override
  public JsonObject schema() {
    return TEXT.schema();
  }

  @Override
  public String words(Bounds bounds) {
    return TEXT.words(bounds);
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("hello");
  }
}
