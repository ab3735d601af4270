package chat.parley.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Reads JSON as Java's own values: Map, List, String, Number, Boolean, null. What a reader lets
 * pass as a text or a number is its own matter.
 *
 * @param text checks each string and name, and returns it
 */
public record JsonTree(UnaryOperator<String> text, Numbers integers, Numbers decimals) {

  /** How a number is read. */
  public interface Numbers {
    Number read(JsonParser parser) throws IOException;
  }

  /** The value at whose first token the parser stands. */
  public Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> text.apply(parser.getText());
      case VALUE_NUMBER_INT -> integers.read(parser);
      case VALUE_NUMBER_FLOAT -> decimals.read(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  public Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = text.apply(parser.currentName());
      parser.nextToken();
      object.put(key, value(parser));
    }
    return object;
  }

  private List<Object> array(JsonParser parser) throws IOException {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }
}
