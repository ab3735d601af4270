package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The least that a list is made of, to compare lists with each other: a character, a value, a type.
 *
 * @param what a code point, an {@link EmbedKind.Embed}, {@link Shared}, or else a value
 * @param kind of content
 * @param formats that it has in a text; those of one run are one object
 * @param print what makes it the same as another
 */
record Unit(Object what, int kind, Map<String, Object> formats, Object print) {
  private static final int MOST = 100_000;

  /** In units of clocks. */
  int size() {
    return kind == Kind.TEXT ? Character.charCount((Integer) what) : 1;
  }

  /**
   * @throws TooManyUnits when there are; each takes some hundred bytes
   */
  static List<Unit> of(Shared shared, int depth) {
    long all = 0;
    for (Item item = shared.start(); item.there(); item = item.right()) {
      all += item.deleted() ? 0 : item.content().length();
    }
    if (all > MOST) {
      throw new TooManyUnits();
    }
    List<Unit> units = new ArrayList<>();
    Map<String, Object> formats = new LinkedHashMap<>();
    String form = "";
    for (Item item = shared.start(); item.there(); item = item.right()) {
      if (item.deleted()) {
        continue;
      }
      if (item.content() instanceof FormatKind.Format format) {
        formats = new LinkedHashMap<>(formats);
        if (format.value() == Nothing.NULL) {
          formats.remove(format.name());
        } else {
          formats.put(format.name(), format.value());
        }
        form = json(new TreeMap<>(formats));
      } else {
        add(units, item.content(), formats, form, depth);
      }
    }
    return units;
  }

  private static void add(
      List<Unit> units, Content content, Map<String, Object> formats, String form, int depth) {
    if (content instanceof TextKind.Text text) {
      text.text()
          .codePoints()
          .forEach(point -> units.add(new Unit(point, Kind.TEXT, formats, List.of(point, form))));
    } else if (content instanceof Values values) {
      values.values().forEach(value -> units.add(new Unit(value, Kind.ANY, formats, print(value))));
    } else if (content instanceof EmbedKind.Embed embed) {
      String print = "e" + json(embed.value()) + form;
      units.add(new Unit(embed, Kind.EMBED, formats, print));
    } else if (content instanceof Shared inner && depth > 0) {
      units.add(new Unit(inner, Kind.TYPE, formats, print(inner, depth - 1) + form));
    }
  }

  /** What makes one content of a map the same as another. */
  static Object print(Content content, int depth) {
    return content instanceof Shared shared
        ? print(shared, depth)
        : content instanceof Values values ? print(values.last()) : content;
  }

  private static String print(Object value) {
    return "v" + (value == Nothing.UNDEFINED ? "undefined" : json(value));
  }

  private static String print(Shared shared, int depth) {
    StringBuilder print = new StringBuilder("s").append(shared.type()).append(shared.name());
    for (Unit unit : of(shared, depth)) {
      print.append(',').append(unit.print);
    }
    new TreeMap<>(shared.keys())
        .forEach(
            (key, item) -> {
              if (!item.deleted()) {
                print.append(';').append(key).append('=').append(print(item.content(), depth - 1));
              }
            });
    return print.toString();
  }

  private static String json(Object value) {
    JsonReading json = new JsonReading();
    json.value(value);
    return json.toString();
  }
}
