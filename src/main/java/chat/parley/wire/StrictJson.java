package chat.parley.wire;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one JSON object that means the same to everybody: what parsers disagree about (duplicate
 * keys, numbers that no double holds, NUL, lone surrogates) is refused, as is what only costs
 * memory.
 */
public final class StrictJson {
  private static final int DEPTH = 16;
  private static final int DIGITS = 32;
  private static final int KEY_CHARACTERS = 256;
  private static final long SAFE_INTEGER = (1L << 53) - 1;

  private static final JsonFactory FACTORY =
      JsonTree.parsers(DEPTH, DIGITS, KEY_CHARACTERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final JsonTree TREE =
      new JsonTree(
          StrictJson::wellFormed,
          StrictJson::safeInteger,
          parser -> finite(parser.getDoubleValue()));

  private StrictJson() {}

  /** The object's values as Java ones: Map, List, String, Integer, Long, Double, Boolean, null. */
  public static Map<String, Object> object(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw refused("A frame holds one JSON object.");
      }
      Map<String, Object> object = TREE.object(parser);
      if (parser.nextToken() != null) {
        throw refused("Nothing may follow the JSON object.");
      }
      return object;
    } catch (StreamConstraintsException tooMuch) {
      throw refused("The JSON is nested too deep, or a number or name in it is too long.");
    } catch (IOException malformed) {
      throw refused("This is not valid JSON, or a key stands in it twice.");
    }
  }

  /**
   * Holds values that another decoder has read to the same rules.
   *
   * @param value Map, List, String, Number, Boolean, null, or a byte array
   */
  public static Object checked(Object value) {
    return checked(value, DEPTH);
  }

  private static Object checked(Object value, int depth) {
    if (depth == 0) {
      throw refused("The data are nested too deep.");
    }
    if (value instanceof String text) {
      return wellFormed(text);
    }
    if (value instanceof Long number && (number > SAFE_INTEGER || number < -SAFE_INTEGER)) {
      throw refused("Whole numbers stay within 2^53-1.");
    }
    if (value instanceof Double number) {
      return finite(number);
    }
    if (value instanceof List<?> list) {
      list.forEach(item -> checked(item, depth - 1));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            checkedKey((String) key);
            checked(item, depth - 1);
          });
    }
    return value;
  }

  private static void checkedKey(String key) {
    if (wellFormed(key).length() > KEY_CHARACTERS) {
      throw refused("A name is too long.");
    }
  }

  /**
   * The id of a command that is refused as a whole, if it can be made out, so that it is answered.
   */
  public static Optional<Object> idOf(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean id = parser.currentName().equals("id");
        JsonToken token = parser.nextToken();
        if (id && (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING)) {
          return Optional.of(TREE.value(parser));
        }
        parser.skipChildren();
      }
    } catch (IOException | Refusal unreadable) {
      // nobody can be answered by it
    }
    return Optional.empty();
  }

  private static Number safeInteger(JsonParser parser) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        || parser.getLongValue() > SAFE_INTEGER
        || parser.getLongValue() < -SAFE_INTEGER) {
      throw refused("Whole numbers stay within 2^53-1.");
    }
    return parser.getNumberValue();
  }

  private static Double finite(double number) {
    if (Double.isInfinite(number) || Double.isNaN(number)) {
      throw refused("A number is too large.");
    }
    return number;
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        throw refused("Text may not hold NUL.");
      }
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        throw refused("Text may not hold a lone surrogate.");
      }
    }
    return text;
  }

  private static Refusal refused(String detail) {
    return new Refusal(Problem.BAD_REQUEST.refused(detail));
  }
}
