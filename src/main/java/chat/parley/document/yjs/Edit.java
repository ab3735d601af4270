package chat.parley.document.yjs;

import java.util.Optional;

/** Changes a text as one person would, and says so as an update. */
final class Edit {
  private final Shared shared;
  private final Scribe scribe;

  /**
   * @param scribe writes it down
   */
  Edit(Shared shared, Scribe scribe) {
    Root kind = Root.of(shared);
    if (kind != Root.TEXT && kind != Root.EMPTY) {
      throw new IllegalArgumentException("no text, but " + kind);
    }
    this.shared = shared;
    this.scribe = scribe;
  }

  Edit replace(int from, int to, String text) {
    if (from < 0 || to < from) {
      throw new IndexOutOfBoundsException("from " + from + " to " + to);
    }
    Cursor cursor = new Cursor(shared);
    cursor.forward(from);
    cursor.beforePair();
    write(cursor, text);
    if (to > from) {
      cursor.delete(to - cursor.at(), scribe.deletes());
    }
    return this;
  }

  Edit replaceAtEnd(String text) {
    Cursor cursor = new Cursor(shared);
    cursor.end();
    write(cursor, text);
    return this;
  }

  /** Makes a plain text another one by as little as can be: lines first, then characters. */
  void restore(String text) {
    // from the first to the last: places are those of the text as it was
    TextDiff.between(plain(), text).forEach(hunk -> replace(hunk.from(), hunk.to(), hunk.text()));
  }

  private String plain() {
    StringBuilder plain = new StringBuilder();
    for (Item item = shared.start(); item.there(); item = item.right()) {
      if (item.content() instanceof TextKind.Text text && item.counts()) {
        plain.append(text.text());
      }
    }
    return plain.toString();
  }

  private void write(Cursor cursor, String text) {
    if (!text.isEmpty()) {
      Parent parent = Parent.of(shared, Optional.empty());
      Writer content = new Writer().text(sound(text));
      scribe.write(cursor.left(), cursor.right(), parent, Kind.TEXT, content, text.length());
    }
  }

  /** Half a pair of surrogates has no place in UTF-8. */
  private static String sound(String text) {
    StringBuilder sound = new StringBuilder(text);
    for (int i = 0; i < sound.length(); i++) {
      if (Character.isSurrogate(sound.charAt(i))) {
        if (i + 1 < sound.length()
            && Character.isSurrogatePair(sound.charAt(i), sound.charAt(i + 1))) {
          i++;
        } else {
          sound.setCharAt(i, '\uFFFD');
        }
      }
    }
    return sound.toString();
  }

  byte[] update() {
    return scribe.update();
  }
}
