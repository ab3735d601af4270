package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text with its formats, as pieces that have the same ones. */
final class DeltaReading {
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, Object> formats = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  /**
   * Part of a text.
   *
   * @param insert text, or what stands in its place: {@link Shared} or a value
   */
  record Piece(Object insert, Map<String, Object> formats) {}

  private DeltaReading() {}

  static List<Piece> of(Shared shared) {
    DeltaReading reading = new DeltaReading();
    reading.read(shared);
    return reading.pieces;
  }

  static String json(Shared shared) {
    JsonReading json = new JsonReading();
    json.delta(of(shared));
    return json.toString();
  }

  private void read(Shared shared) {
    for (Item item = shared.start(); item.there(); item = item.right()) {
      if (item.deleted()) {
        continue;
      }
      Content content = item.content();
      if (content instanceof TextKind.Text some) {
        text.append(some.text());
      } else if (content instanceof FormatKind.Format format) {
        pack();
        format(format);
      } else if (content instanceof EmbedKind.Embed embed) {
        pack();
        pieces.add(new Piece(embed.value(), new LinkedHashMap<>(formats)));
      } else if (content instanceof Shared inner) {
        pack();
        pieces.add(new Piece(inner, new LinkedHashMap<>(formats)));
      }
    }
    pack();
  }

  private void format(FormatKind.Format format) {
    if (format.value() == Nothing.NULL) {
      formats.remove(format.name());
    } else {
      formats.put(format.name(), format.value());
    }
  }

  private void pack() {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text.toString(), new LinkedHashMap<>(formats)));
      text.setLength(0);
    }
  }
}
