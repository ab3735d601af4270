package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.List;

/** Changes a text as one person would, and says so as an update. */
final class Edit {
  private static final byte[] NOTHING = {0, 0};

  private final String root;
  private final Shared shared;
  private final Id first;
  private final List<Written> written = new ArrayList<>();
  private final Deletes deletes = new Deletes();

  /** Text between two units, either of which may be missing. */
  private record Written(Id left, Id right, String text) {}

  /**
   * @param first the unit that this will write first
   */
  Edit(String root, Shared shared, Id first) {
    Root kind = Root.of(shared);
    if (kind != Root.TEXT && kind != Root.EMPTY) {
      throw new IllegalArgumentException("no text, but " + kind);
    }
    this.root = Reader.checked(root);
    this.shared = shared;
    this.first = first;
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
      cursor.delete(to - cursor.at(), deletes);
    }
    return this;
  }

  Edit replaceAtEnd(String text) {
    Cursor cursor = new Cursor(shared);
    cursor.end();
    write(cursor, text);
    return this;
  }

  Edit restore(String text) {
    // from the first to the last: places are those of the text as it was
    TextDiff.between(plain(), text).forEach(hunk -> replace(hunk.from(), hunk.to(), hunk.text()));
    return this;
  }

  /** The text with a unit for whatever else stands in it, so that places are the same. */
  private String plain() {
    StringBuilder plain = new StringBuilder();
    for (Item item = shared.start(); item.there(); item = item.right()) {
      if (item.counts()) {
        plain.append(item.content() instanceof TextKind.Text text ? text.text() : "\uFFFC");
      }
    }
    return plain.toString();
  }

  private void write(Cursor cursor, String text) {
    if (!text.isEmpty()) {
      written.add(new Written(cursor.left(), cursor.right(), sound(text)));
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
    if (written.isEmpty() && deletes.isEmpty()) {
      return NOTHING.clone();
    }
    Writer out = new Writer();
    out.varUint(written.isEmpty() ? 0 : 1);
    if (!written.isEmpty()) {
      out.varUint(written.size()).id(first);
      written.forEach(one -> write(out, one));
    }
    deletes.write(out);
    return out.toBytes();
  }

  private void write(Writer out, Written one) {
    boolean left = one.left.there();
    boolean right = one.right.there();
    out.octet((left ? Head.LEFT : 0) | (right ? Head.RIGHT : 0) | Kind.TEXT);
    if (left) {
      out.id(one.left);
    }
    if (right) {
      out.id(one.right);
    }
    if (!left && !right) {
      out.octet(1).text(root);
    }
    out.text(one.text);
  }
}
