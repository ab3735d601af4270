package chat.parley.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
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

  /** Parsers for what strangers send: bounded, and without a memory of the names they have seen. */
  public static JsonFactoryBuilder parsers(int depth, int digits, int keyCharacters) {
    // Canonicalised names would be kept for ever, so that strangers could fill the memory with
    // names.
    return new JsonFactoryBuilder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(digits)
                .maxNameLength(keyCharacters)
                .build())
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES);
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
