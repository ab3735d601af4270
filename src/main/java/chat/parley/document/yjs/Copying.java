package chat.parley.document.yjs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes once more what stood somewhere: each unit behind the one before, formats around texts. */
final class Copying {
  private final Scribe scribe;
  private final Parent parent;
  private final Id right;
  private final StringBuilder text = new StringBuilder();
  private Map<String, Object> formats;
  private Id left;

  /**
   * @param left what is left of the first unit
   * @param right what is right of the last one
   * @param formats that are in force there
   */
  Copying(Scribe scribe, Parent parent, Id left, Id right, Map<String, Object> formats) {
    this.scribe = scribe;
    this.parent = parent;
    this.left = left;
    this.right = right;
    this.formats = formats;
  }

  void copy(List<Unit> units, int depth) {
    Map<String, Object> before = formats;
    for (Unit unit : units) {
      become(unit.formats());
      if (unit.kind() == Kind.TEXT) {
        text.appendCodePoint((Integer) unit.what());
      } else {
        pack();
        content(unit.what(), depth);
      }
    }
    become(before);
    pack();
  }

  /** One thing that is no text. */
  void content(Object what, int depth) {
    if (what instanceof Shared shared) {
      type(shared, depth);
    } else if (what instanceof EmbedKind.Embed embed) {
      write(Kind.EMBED, json(embed.value()), 1);
    } else {
      Writer any = new Writer().varUint(1);
      Any.write(any, what);
      write(Kind.ANY, any, 1);
    }
  }

  private void type(Shared shared, int depth) {
    Writer content = new Writer().varUint(shared.type());
    if (shared.type() == TypeKind.ELEMENT || shared.type() == TypeKind.HOOK) {
      content.text(shared.name());
    }
    write(Kind.TYPE, content, 1);
    Id holder = left;
    if (depth == 0) {
      return;
    }
    Parent inner = new Parent(Optional.empty(), holder, Optional.empty());
    new Copying(scribe, inner, Id.NONE, Id.NONE, Map.of())
        .copy(Unit.of(shared, depth - 1), depth - 1);
    shared
        .keys()
        .forEach(
            (key, item) -> {
              if (!item.deleted()) {
                Parent at = new Parent(Optional.empty(), holder, Optional.of(key));
                new Copying(scribe, at, Id.NONE, Id.NONE, Map.of()).value(item, depth - 1);
              }
            });
  }

  /** What is at a key of a map. */
  void value(Item item, int depth) {
    Content content = item.content();
    content(content instanceof Values values ? values.last() : content, depth);
  }

  private void become(Map<String, Object> wanted) {
    if (wanted == formats || wanted.equals(formats)) {
      return;
    }
    pack();
    Map<String, Object> now = new LinkedHashMap<>(formats);
    now.forEach(
        (name, value) -> {
          if (!wanted.containsKey(name)) {
            format(name, Nothing.NULL);
          }
        });
    wanted.forEach(
        (name, value) -> {
          if (!value.equals(now.get(name))) {
            format(name, value);
          }
        });
    formats = wanted;
  }

  private void format(String name, Object value) {
    Writer content = new Writer().text(name).raw(json(value));
    write(Kind.FORMAT, content, 1);
  }

  private void pack() {
    if (!text.isEmpty()) {
      write(Kind.TEXT, new Writer().text(text.toString()), text.length());
      text.setLength(0);
    }
  }

  private static Writer json(Object value) {
    JsonReading json = new JsonReading();
    json.value(value);
    return new Writer().text(json.toString());
  }

  private void write(int kind, Writer content, int units) {
    left = scribe.write(left, right, parent, kind, content, units).plus(units - 1);
  }
}
