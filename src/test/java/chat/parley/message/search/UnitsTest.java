package chat.parley.message.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How text is cut into what can be found in it. */
class UnitsTest {

  /** Units with a space between two; a + where nothing is between them in the text. */
  private static String cut(String text) {
    return Units.of(text, 1_000).stream()
        .map(unit -> (unit.joined() ? "+" : "") + unit.text())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello, World! | hello world",
        "数据库 | 数 +据 +库",
        "用MySQL数据库。好 | 用 +mysql +数 +据 +库 好",
        "東京タワー | 東 +京 +タ +ワ +ー",
        "ﾊﾟﾝ がぎ | パ +ン が +ぎ",
        "한국어 검색 | 한 +국 +어 검 +색",
        "Ａｐｐｌｅ １２ | apple 12",
        "Straße STRASSE | strasse strasse",
        "Ünïcödé Über | unicode uber",
        "İstanbul ISTANBUL ıspanak | istanbul istanbul ispanak",
        "ΌΔΟΣ Σίσυφος | οδοσ σισυφοσ",
        "Ёлка | елка",
        "don't foo_bar 192.168.0.1 | don t foo bar 192 168 0 1",
        "हिन्दी में | हिन्दी में",
        "ไทย | ไ +ท +ย",
        "😀😂 ❤️ 👍🏽 | 😀 +😂 ❤ 👍",
        "👩‍💻 1️⃣ 🇨🇳 | 👩 +💻 1 🇨 +🇳",
        "a​b ze­bra | ab zebra",
        "。。。！？ … -- | ''",
        "㍻ ﬁn ① | 平 +成 fin 1"
      })
  @DisplayName("words, single characters, emoji; case, accents and widths do not count")
  void table(String text, String units) {
    assertEquals(units, cut(text));
  }

  @Test
  @DisplayName("bidirectional and zero-width characters hide no word, surrogates alone are a gap")
  void unseen() {
    assertEquals("secret", cut("\u202Esec\u200Bret\u2069"));
    assertEquals("a b", cut("a\uD800b"));
    assertEquals("cafe", cut("cafe\u0301"));
  }

  @Test
  @DisplayName("a word is known by its first 64 characters, a text by its first units")
  void bounded() {
    assertEquals(List.of("a".repeat(64)), texts("a".repeat(5_000), 10));
    assertEquals(List.of("一", "一", "一"), texts("一".repeat(5_000), 3));
    assertEquals(List.of("w", "w", "w"), texts("w ".repeat(5_000), 3));
  }

  private static List<String> texts(String text, int most) {
    return Units.of(text, most).stream().map(Unit::text).toList();
  }

  @Test
  @DisplayName("heaps of marks take no time")
  void zalgo() {
    String heap = "e" + "\u0301\u0327".repeat(500_000) + " x";
    assertTimeout(Duration.ofSeconds(5), () -> assertEquals("e x", cut(heap)));
  }
}
