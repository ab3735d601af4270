package chat.parley.wire;

import chat.parley.board.BoardBounds;
import chat.parley.board.Item;
import chat.parley.board.Labels;
import chat.parley.board.Level;
import chat.parley.board.MetricName;
import chat.parley.wire.field.Between;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Decimal;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How items of a record are spelled: each has one of these names as a key. */
final class ItemForms {
  /** Sums of as many as ever come stay numbers. */
  private static final double LARGEST = 1e200;

  private static final Field<Labels> LABELS =
      Field.optional("labels", LabelsText.LABELS, bounds -> Labels.NONE, "none unless said");
  private static final Field<OptionalLong> AT =
      Field.optionalCount("at", "milliseconds since 1970; now unless said");
  private static final Field<Double> BY =
      Field.optional(
          "by",
          new Decimal(-BoardBounds.LARGEST, BoardBounds.LARGEST),
          bounds -> 1.0,
          "1 unless said");
  private static final Field<Double> VALUE =
      Field.required("value", new Decimal(-LARGEST, LARGEST), "");
  private static final Field<Double> MEASURED =
      Field.required("value", new Decimal(0, LARGEST), "0 or more");
  private static final Field<String> KEY =
      Field.required("key", new Text(BoardBounds.KEY_CHARACTERS), "");
  private static final Field<Double> WEIGHT =
      Field.optional("weight", new Decimal(0, BoardBounds.LARGEST), bounds -> 1.0, "1 unless said");
  private static final Field<String> ID =
      Field.required("id", new Text(BoardBounds.KEY_CHARACTERS), "");
  private static final Field<String> JSON =
      Field.required("value", new JsonText(BoardBounds.VALUE_BYTES, false), "");
  private static final Field<Optional<Long>> EXPIRES =
      Field.optional(
          "expires_ms",
          new Between(1, TimeUnit.DAYS.toMillis(400)),
          "after which it is gone by itself");
  private static final Field<Boolean> IF_NEW =
      Field.optional("if_new", Flag.FLAG, bounds -> false, "only if there is none");
  private static final Field<OptionalLong> IF_REV =
      Field.optionalCount("if_rev", "only if this is the `rev` of the value");

  private static final Field<Level> LEVEL =
      Field.optional("level", Choice.of(Level.class), bounds -> Level.INFO, "`info` unless said");
  private static final Field<String> TEXT =
      Field.required("text", LineText.LINE_TEXT, "of any lines; what is no text is replaced");
  private static final Field<Optional<String>> FIELDS =
      Field.optional("fields", FieldsText.FIELDS_TEXT, "what else is known of it");

  static final Map<String, ObjectOf<Item>> BY_NAME = new LinkedHashMap<>();

  static {
    form("count", List.of(BY, LABELS, AT), ItemForms::count);
    form("set", List.of(VALUE, LABELS, AT), ItemForms::gauge);
    form("observe", List.of(MEASURED, LABELS, AT), ItemForms::observe);
    form("top", List.of(KEY, WEIGHT, LABELS, AT), ItemForms::top);
    form("unique", List.of(ID, LABELS, AT), ItemForms::unique);
    form("log", List.of(TEXT, LEVEL, FIELDS, AT), ItemForms::line);
    form("put", List.of(KEY, JSON, EXPIRES, IF_NEW, IF_REV), ItemForms::put);
    form("drop", List.of(KEY, IF_REV), ItemForms::drop);
  }

  private ItemForms() {}

  /** Makes an item of a metric's name and the other fields. */
  private interface Reader {
    Item read(MetricName name, Given given);
  }

  private static void form(String form, List<Field<?>> others, Reader reader) {
    FieldType<MetricName> type = MetricText.METRIC_TEXT;
    Field<MetricName> name = Field.required(form, type, "which metric");
    List<Field<?>> fields = new ArrayList<>(List.of(name));
    fields.addAll(others);
    BY_NAME.put(form, new ObjectOf<>(fields, given -> reader.read(name.in(given), given)));
  }

  private static Item count(MetricName name, Given given) {
    return new Item.Count(name, LABELS.in(given), AT.in(given), BY.in(given));
  }

  private static Item gauge(MetricName name, Given given) {
    return new Item.Gauge(name, LABELS.in(given), AT.in(given), VALUE.in(given));
  }

  private static Item observe(MetricName name, Given given) {
    return new Item.Observe(name, LABELS.in(given), AT.in(given), MEASURED.in(given));
  }

  private static Item top(MetricName name, Given given) {
    return new Item.Top(name, LABELS.in(given), AT.in(given), KEY.in(given), WEIGHT.in(given));
  }

  private static Item unique(MetricName name, Given given) {
    return new Item.Unique(name, LABELS.in(given), AT.in(given), ID.in(given));
  }

  private static Item line(MetricName name, Given given) {
    return new Item.Line(name, AT.in(given), LEVEL.in(given), TEXT.in(given), FIELDS.in(given));
  }

  private static Item put(MetricName name, Given given) {
    return new Item.Put(
        name,
        KEY.in(given),
        JSON.in(given),
        EXPIRES.in(given).map(OptionalLong::of).orElseGet(OptionalLong::empty),
        IF_NEW.in(given),
        IF_REV.in(given));
  }

  private static Item drop(MetricName name, Given given) {
    return new Item.Drop(name, KEY.in(given), IF_REV.in(given));
  }
}
