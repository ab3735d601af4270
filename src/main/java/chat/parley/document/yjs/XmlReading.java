package chat.parley.document.yjs;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A shared type as XML, as Yjs writes it; but nothing in it can be taken for a tag. */
final class XmlReading {
  private final StringBuilder out = new StringBuilder();

  private XmlReading() {}

  static String of(Shared shared) {
    XmlReading reading = new XmlReading();
    reading.read(shared, Document.DEPTH);
    return reading.out.toString();
  }

  private void read(Shared shared, int depth) {
    if (depth == 0) {
      return;
    }
    switch (shared.type()) {
      case TypeKind.ELEMENT -> element(shared, depth);
      case TypeKind.TEXT, TypeKind.XML_TEXT -> text(shared, depth);
      default -> children(shared, depth);
    }
  }

  private void element(Shared element, int depth) {
    String name = name(element.name().toLowerCase(Locale.ROOT));
    Map<String, String> attributes = new TreeMap<>();
    element
        .keys()
        .forEach(
            (key, item) -> {
              if (!item.deleted() && item.content() instanceof Values values) {
                attributes.put(key, plain(values.last()));
              }
            });
    open(name, attributes);
    children(element, depth);
    out.append("</").append(name).append('>');
  }

  private void children(Shared shared, int depth) {
    for (Item item = shared.start(); item.there(); item = item.right()) {
      if (item.deleted()) {
        continue;
      }
      if (item.content() instanceof Shared inner) {
        read(inner, depth - 1);
      } else if (item.content() instanceof TextKind.Text text) {
        escape(text.text());
      }
    }
  }

  /** Each format is an element around the text, its value what attributes it has. */
  private void text(Shared shared, int depth) {
    for (DeltaReading.Piece piece : DeltaReading.of(shared)) {
      Map<String, Object> formats = new TreeMap<>(piece.formats());
      formats.forEach((format, value) -> open(name(format), attributes(value)));
      if (piece.insert() instanceof String text) {
        escape(text);
      } else if (piece.insert() instanceof Shared inner) {
        read(inner, depth - 1);
      }
      new TreeMap<>(formats)
          .descendingKeySet()
          .forEach(format -> out.append("</").append(name(format)).append('>'));
    }
  }

  private static Map<String, String> attributes(Object value) {
    Map<String, String> attributes = new TreeMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> attributes.put((String) key, plain(inner)));
    }
    return attributes;
  }

  private static String plain(Object value) {
    if (value instanceof String text) {
      return text;
    }
    JsonReading json = new JsonReading();
    json.value(value);
    return json.toString();
  }

  private void open(String name, Map<String, String> attributes) {
    out.append('<').append(name);
    attributes.forEach(
        (key, value) -> {
          out.append(' ').append(name(key)).append("=\"");
          escape(value);
          out.append('"');
        });
    out.append('>');
  }

  /** Whatever cannot stand in a name is left out. */
  private static String name(String name) {
    String sound = name.replaceAll("[^\\p{L}\\p{N}_.:-]", "");
    return sound.isEmpty() ? "_" : sound;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(unit);
      }
    }
  }
}
