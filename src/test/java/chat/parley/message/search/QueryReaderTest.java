package chat.parley.message.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How what somebody typed is read. */
class QueryReaderTest {
  private static final long DAY = 24 * 3_600_000L;

  private static String terms(List<Term> terms) {
    return terms.stream()
        .map(
            term ->
                term.units().stream().map(Unit::text).collect(Collectors.joining(" ", "[", "]")))
        .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0} is {1} without {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "release notes | [release][notes] | ''",
        "数据库 天气 | [数 据 库][天 气] | ''",
        "\"to be\" or | [to be][or] | ''",
        "“你好 世界” | [你 好 世 界] | ''",
        "「東京」 | [東 京] | ''",
        "\"left open here | [left open here] | ''",
        "a\"b c\"d | [a][b c][d] | ''",
        "deploy -failed | [deploy] | [failed]",
        "deploy -\"did not\" | [deploy] | [did not]",
        "-only | '' | [only]",
        "a - b -- c | [a][b][c] | ''",
        "e-mail | [e mail] | ''",
        "http://x.y | [http x y] | ''",
        "foo:bar 12:30 | [foo bar][12 30] | ''",
        "from: x | [x] | ''",
        "C++ 。。 ! | [c] | ''"
      })
  @DisplayName("words, quotations, and what must not be there")
  void words(String typed, String terms, String without) {
    SearchQuery query = QueryReader.read(typed);
    assertEquals(terms, terms(query.terms()));
    assertEquals(without, terms(query.without()));
  }

  @Test
  @DisplayName("filters, in any case, with colons of any width, and with names of several words")
  void filters() {
    SearchQuery query =
        QueryReader.read(
            "FROM:\"Ann Lee\" in:#Lobby before:2026-11-26 after：2026-11-20 has:link has:FILE"
                + " has:reaction mentions:me x");
    assertEquals(Optional.of("ann lee"), query.from());
    assertEquals(Optional.of("Lobby"), query.room());
    assertEquals(DAY * 20_783, query.until());
    assertEquals(DAY * 20_778, query.since(), "the day itself is left out");
    assertTrue(query.links() && query.files() && query.reactions() && query.mentionsMe());
    assertEquals("[x]", terms(query.terms()));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "。。。",
        "...",
        "\"\"",
        "\"",
        "-",
        "   ",
        "\u0000\u200B",
        "from:",
        "before:yesterday",
        "before:2026-13-01",
        "after:2026-02-30",
        "after:20261126",
        "has:banana",
        "mentions:ann",
        "in:\"no such name\"",
        "in:../../x",
        "-from:ann",
        "-has:link"
      })
  @DisplayName("what asks for nothing, or cannot be understood, is refused in words")
  void refused(String typed) {
    Refusal refusal = assertThrows(Refusal.class, () -> QueryReader.read(typed));
    assertEquals(Problem.BAD_REQUEST, refusal.reply().problem());
    assertEquals(Optional.of("q"), refusal.reply().field());
  }

  @Test
  @DisplayName("too much is refused: words, characters")
  void tooMuch() {
    assertThrows(Refusal.class, () -> QueryReader.read("a ".repeat(21)));
    assertThrows(Refusal.class, () -> QueryReader.read("一".repeat(201)));
    assertEquals(20, QueryReader.read("a ".repeat(20)).terms().size());
  }

  @Test
  @DisplayName(
      "whatever is typed is read or refused, and what is read has words the index can take")
  void hostile() {
    Random random = new Random(14);
    String alphabet = "\"“”'-:：ab我杭 \t\n\u0000\u202E\u0301\uD800\uDC00😀*()&|!<>\\%_~@#.in:from:";
    for (int i = 0; i < 20_000; i++) {
      String typed =
          random
              .ints(random.nextInt(40), 0, alphabet.length())
              .mapToObj(at -> "" + alphabet.charAt(at))
              .collect(Collectors.joining());
      try {
        Question question = new Question(QueryReader.read(typed), "me", 7, false);
        question
            .needed()
            .forEach(word -> assertTrue(word.matches("[~@#]?[^\\s\\p{Punct}]+"), word));
        question.excluded().forEach(word -> assertTrue(word.matches("[^\\s\\p{Punct}]+"), word));
      } catch (Refusal refused) {
        assertEquals(Problem.BAD_REQUEST, refused.reply().problem());
      }
    }
  }
}
