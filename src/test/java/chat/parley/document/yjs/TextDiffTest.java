package chat.parley.document.yjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Differences lead from one text to the other, and are few. */
class TextDiffTest {
  private static final String[] WORDS = {"a", "b", "😀", "\n", "long word ", "\n\n", "😁"};

  @Test
  @DisplayName("whatever two texts are, one becomes the other")
  void any() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      String old = words(random, random.nextInt(40));
      String now = random.nextBoolean() ? words(random, random.nextInt(40)) : changed(old, random);
      assertEquals(now, applied(old, TextDiff.between(old, now)));
    }
  }

  @Test
  @DisplayName("a word in a long text is a small difference")
  void small() {
    String line = "it was a dark and stormy night\n";
    String old = line.repeat(5_000);
    String now = line.repeat(2_000) + "it was a bright night\n" + line.repeat(2_999);
    List<Hunk> hunks = TextDiff.between(old, now);
    assertEquals(now, applied(old, hunks));
    assertTrue(hunks.stream().mapToInt(hunk -> hunk.to() - hunk.from()).sum() < 20);
  }

  @Test
  @DisplayName("of two texts that have nothing in common one replaces the other")
  void all() {
    Random random = new Random(2);
    String old =
        random
            .ints(50_000, 'a', 'z')
            .collect(StringBuilder::new, TextDiffTest::line, StringBuilder::append)
            .toString();
    String now =
        random
            .ints(50_000, 'A', 'Z')
            .collect(StringBuilder::new, TextDiffTest::line, StringBuilder::append)
            .toString();
    assertEquals(List.of(new Hunk(0, old.length(), now)), TextDiff.between(old, now));
  }

  private static void line(StringBuilder text, int letter) {
    text.append((char) letter).append(text.length() % 7 == 0 ? "\n" : "");
  }

  private static String changed(String old, Random random) {
    StringBuilder changed = new StringBuilder(old);
    int[] points = old.codePoints().toArray();
    if (points.length > 0) {
      int at = new String(points, 0, random.nextInt(points.length)).length();
      changed.insert(at, WORDS[random.nextInt(WORDS.length)]);
    }
    return changed.toString();
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(WORDS[random.nextInt(WORDS.length)]);
    }
    return words.toString();
  }

  private static String applied(String old, List<Hunk> hunks) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Hunk hunk : hunks) {
      text.append(old, at, hunk.from()).append(hunk.text());
      assertTrue(hunk.from() >= at);
      at = hunk.to();
    }
    return text.append(old.substring(at)).toString();
  }
}
