package chat.parley.document.yjs;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A shared type as JSON, as JSON.stringify writes what Yjs makes of it; bytes as base64. */
final class JsonReading {
  private final StringBuilder out = new StringBuilder();

  static String of(Shared root, Root as) {
    JsonReading reading = new JsonReading();
    switch (as) {
      case ARRAY -> reading.array(root, Document.DEPTH);
      case MAP -> reading.map(root, Document.DEPTH);
      case XML -> reading.string(XmlReading.of(root));
      default -> reading.string(TextReading.of(root));
    }
    return reading.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void shared(Shared shared, int depth) {
    if (depth == 0) {
      out.append("null");
      return;
    }
    switch (shared.type()) {
      case TypeKind.ARRAY -> array(shared, depth - 1);
      case TypeKind.MAP, TypeKind.HOOK -> map(shared, depth - 1);
      case TypeKind.TEXT -> string(TextReading.of(shared));
      default -> string(XmlReading.of(shared));
    }
  }

  private void array(Shared shared, int depth) {
    out.append('[');
    int start = out.length();
    for (Item item = shared.start(); item.there(); item = item.right()) {
      if (item.deleted()) {
        continue;
      }
      if (item.content() instanceof Shared inner) {
        comma(start);
        shared(inner, depth);
      } else if (item.content() instanceof Values values) {
        for (Object value : values.values()) {
          comma(start);
          value(value);
        }
      }
    }
    out.append(']');
  }

  private void map(Shared shared, int depth) {
    out.append('{');
    int start = out.length();
    shared
        .keys()
        .forEach(
            (key, item) -> {
              boolean undefined =
                  item.content() instanceof Values values && values.last() == Nothing.UNDEFINED;
              if (!item.deleted() && !undefined) {
                comma(start);
                string(key);
                out.append(':');
                content(item.content(), depth);
              }
            });
    out.append('}');
  }

  private void content(Content content, int depth) {
    if (content instanceof Shared inner) {
      shared(inner, depth);
    } else if (content instanceof Values values) {
      value(values.last());
    } else if (content instanceof TextKind.Text text) {
      string(text.text().substring(text.length() - 1));
    } else if (content instanceof EmbedKind.Embed embed) {
      value(embed.value());
    } else {
      out.append("null");
    }
  }

  void delta(List<DeltaReading.Piece> pieces) {
    out.append('[');
    int start = out.length();
    for (DeltaReading.Piece piece : pieces) {
      comma(start);
      out.append("{\"insert\":");
      if (piece.insert() instanceof Shared inner) {
        shared(inner, Document.DEPTH);
      } else {
        value(piece.insert());
      }
      if (!piece.formats().isEmpty()) {
        out.append(",\"attributes\":");
        value(piece.formats());
      }
      out.append('}');
    }
    out.append(']');
  }

  /** One of {@link Any#read}. */
  void value(Object value) {
    if (value instanceof String text) {
      string(text);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof byte[] bytes) {
      out.append("{\"$base64\":\"");
      out.append(Base64.getEncoder().encodeToString(bytes)).append("\"}");
    } else if (value instanceof Double number) {
      number(number);
    } else {
      out.append(value instanceof Nothing ? "null" : value);
    }
  }

  private void number(double number) {
    out.append(Double.isFinite(number) ? Numbers.plain(number) : "null");
  }

  private void list(List<?> list) {
    out.append('[');
    int start = out.length();
    for (Object value : list) {
      comma(start);
      value(value);
    }
    out.append(']');
  }

  private void object(Map<?, ?> map) {
    out.append('{');
    int start = out.length();
    map.forEach(
        (key, value) -> {
          if (value != Nothing.UNDEFINED) {
            comma(start);
            string((String) key);
            out.append(':');
            value(value);
          }
        });
    out.append('}');
  }

  private void comma(int start) {
    if (out.length() > start) {
      out.append(',');
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '"', '\\' -> out.append('\\').append(unit);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (unit < ' ' || Character.isSurrogate(unit) && !paired(text, i)) {
            out.append(String.format("\\u%04x", (int) unit));
          } else {
            out.append(unit);
          }
        }
      }
    }
    out.append('"');
  }

  /** Half a pair alone would not survive UTF-8. */
  private static boolean paired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
