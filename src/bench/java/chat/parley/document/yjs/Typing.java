package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Updates as editors send them: people who type words, take letters back, and move about. */
final class Typing {
  private static final String LETTERS = "etaoinshrdlu ";

  private final Random random = new Random(7);
  private final List<byte[]> updates = new ArrayList<>();
  private final List<Letter> letters = new ArrayList<>();
  private final Letter start = new Letter(Id.NONE);
  private final Editor[] editors;

  private static final class Letter {
    private final Id id;
    private boolean deleted;
    private Letter left;
    private Letter right;

    private Letter(Id id) {
      this.id = id;
    }
  }

  private static final class Editor {
    private final long client;
    private int clock;
    private Letter at;

    private Editor(long client, Letter at) {
      this.client = client;
      this.at = at;
    }
  }

  private Typing(int people) {
    editors = new Editor[people];
    for (int i = 0; i < people; i++) {
      editors[i] = new Editor(random.nextInt(Integer.MAX_VALUE), start);
    }
  }

  /**
   * What they do, in turn.
   *
   * @param atOnce most letters of an update
   */
  static List<byte[]> updates(int people, int count, int atOnce) {
    Typing typing = new Typing(people);
    while (typing.updates.size() < count) {
      typing.act(typing.editors[typing.random.nextInt(people)], atOnce);
    }
    return typing.updates;
  }

  private void act(Editor editor, int atOnce) {
    int chance = random.nextInt(100);
    if (chance < 2 && !letters.isEmpty()) {
      editor.at = letters.get(random.nextInt(letters.size()));
    } else if (chance < 14) {
      takeBack(editor);
    } else {
      type(editor, 1 + random.nextInt(atOnce));
    }
  }

  private void takeBack(Editor editor) {
    Letter gone = editor.at;
    if (gone == start || gone.deleted) {
      return;
    }
    gone.deleted = true;
    Writer out = new Writer(16);
    out.octet(0).octet(1).varUint(gone.id.client()).octet(1).varUint(gone.id.clock()).octet(1);
    updates.add(out.toBytes());
    while (editor.at.deleted) {
      editor.at = editor.at.left;
    }
  }

  private void type(Editor editor, int count) {
    Letter left = editor.at;
    Letter right = left.right;
    Writer out = new Writer(40);
    out.octet(1).octet(1).varUint(editor.client).varUint(editor.clock);
    out.octet((left == start ? 0 : Head.LEFT) | (right == null ? 0 : Head.RIGHT) | Kind.TEXT);
    if (left != start) {
      out.id(left.id);
    }
    if (right != null) {
      out.id(right.id);
    }
    if (left == start && right == null) {
      out.octet(1).text("content");
    }
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < count; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      Letter letter = new Letter(new Id(editor.client, editor.clock++));
      letters.add(letter);
      letter.left = editor.at;
      letter.right = right;
      editor.at.right = letter;
      if (right != null) {
        right.left = letter;
      }
      editor.at = letter;
    }
    updates.add(out.text(word.toString()).octet(0).toBytes());
  }
}
