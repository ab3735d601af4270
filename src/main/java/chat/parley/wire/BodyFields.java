package chat.parley.wire;

import chat.parley.message.Body;
import chat.parley.room.VisibleText;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.FreeObject;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a message says, as clients send it. */
final class BodyFields {
  private static final Field<String> TEXT =
      Field.required("text", Said.SAID, "something to see in it, unless there is `data`");
  private static final Field<Body.Format> FORMAT =
      Field.optional(
          "format", Messages.FORMAT, bounds -> Body.Format.PLAIN, "`\"plain\"` unless said");
  private static final Field<Map<String, Object>> DATA =
      Field.optional("data", FreeObject.FREE_OBJECT, bounds -> Map.of(), "for programs; no binary");

  private static final Field<List<String>> MENTIONS =
      Field.optional("mentions", Mentions.MENTIONS, bounds -> List.of(), "whom it concerns");

  static final ObjectOf<Body> BODY =
      new ObjectOf<>(List.of(TEXT, FORMAT, DATA, MENTIONS), BodyFields::body);

  /** One that goes on, and so may begin with nothing. */
  static final ObjectOf<Body> BEGUN =
      new ObjectOf<>(List.of(TEXT, FORMAT, DATA, MENTIONS), BodyFields::begun);

  private BodyFields() {}

  private static Body body(Given given) {
    Body body = begun(given);
    if (body.data().isEmpty() && !VisibleText.in(body.text())) {
      throw Wrong.field("text", "has nothing to see in it");
    }
    return body;
  }

  private static Body begun(Given given) {
    String text = TEXT.in(given);
    Map<String, Object> data = DATA.in(given);
    if (BinaryData.within(data)) {
      throw Wrong.field("data", "holds no binary: emit carries it");
    }
    int most = given.bounds().textCharacters();
    if (text.codePointCount(0, text.length()) > most) {
      throw Wrong.tooLarge("text", "A text has at most " + most + " characters.");
    }
    return new Body(text, FORMAT.in(given), data, MENTIONS.in(given));
  }

  /** A text whose length is looked at after what it says. */
  private enum Said implements FieldType<String> {
    SAID;

    @Override
    public String read(String name, Object value, Bounds bounds) {
      return Text.of(name, value);
    }

    @Override
    public JsonObject schema() {
      return Text.ANY.schema();
    }

    @Override
    public String words(Bounds bounds) {
      return "text, at most " + String.format("%,d", bounds.textCharacters()) + " characters";
    }

    @Override
    public Optional<Object> example() {
      return Text.ANY.example();
    }
  }
}
