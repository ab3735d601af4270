package chat.parley.wire;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardCommand;
import chat.parley.board.Item;
import chat.parley.board.RefusedItem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Weight;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of a record, each read for itself: what is wrong with one harms no other. */
enum BoardItems implements FieldType<BoardItems.Parsed> {
  BOARD_ITEMS;

  /**
   * What could be read, and what not.
   *
   * @param bytes they take, near enough
   */
  record Parsed(List<BoardCommand.Numbered> items, List<RefusedItem> refused, long bytes) {}

  @Override
  public Parsed read(String name, Object value, Bounds bounds) {
    if (!(value instanceof List<?> list)) {
      throw Wrong.field(name, "must be a list");
    }
    if (list.isEmpty() || list.size() > BoardBounds.ITEMS) {
      throw Wrong.tooLarge(name, "A record has 1 to " + BoardBounds.ITEMS + " items.");
    }
    List<BoardCommand.Numbered> items = new ArrayList<>(list.size());
    List<RefusedItem> refused = new ArrayList<>(0);
    for (int index = 0; index < list.size(); index++) {
      try {
        items.add(new BoardCommand.Numbered(index, item(name, list.get(index), bounds)));
      } catch (Refusal refusal) {
        refused.add(new RefusedItem(index, refusal.reply()));
      }
    }
    return new Parsed(items, refused, Weight.of(value));
  }

  private static Item item(String name, Object value, Bounds bounds) {
    Map<String, Object> values = ObjectOf.values(name, value);
    ObjectOf<Item> form = null;
    for (Map.Entry<String, ObjectOf<Item>> one : ItemForms.BY_NAME.entrySet()) {
      if (values.get(one.getKey()) != null) {
        if (form != null) {
          throw Wrong.field(one.getKey(), "comes beside another that says what to do");
        }
        form = one.getValue();
      }
    }
    if (form == null) {
      throw Wrong.field(
          name, "must hold objects with one of " + String.join(", ", ItemForms.BY_NAME.keySet()));
    }
    return form.reader().apply(new Given(values, bounds));
  }

  /** Of any items, for one that is wrong is no reason to refuse the others. */
  @Override
  public JsonObject schema() {
    return new JsonObject()
        .put("type", "array")
        .put("minItems", 1)
        .put("maxItems", BoardBounds.ITEMS);
  }

  @Override
  public String words(Bounds bounds) {
    StringBuilder words = new StringBuilder("list of 1 to " + BoardBounds.ITEMS + " of ");
    List<String> forms =
        ItemForms.BY_NAME.values().stream().map(form -> form.words(bounds)).toList();
    return words.append(String.join(", ", forms)).toString();
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(List.of(Map.of("count", "votes")));
  }
}
