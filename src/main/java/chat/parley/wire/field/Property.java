package chat.parley.wire.field;

/**
 * One name in an object of JSON.
 *
 * @param required whether it is always there
 * @param sentence what it means, in Markdown; empty where the name says it
 */
public record Property(String name, JsonType type, boolean required, String sentence) {

  public static Property always(String name, JsonType type, String sentence) {
    return new Property(name, type, true, sentence);
  }

  public static Property sometimes(String name, JsonType type, String sentence) {
    return new Property(name, type, false, sentence);
  }
}
