package chat.parley.message.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts hold what is looked for. */
class QuestionTest {

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "杭 | 我在杭州 | true",
        "杭州 | 我在杭州 | true",
        "杭州 | 杭。州 | false",
        "杭州 | 苏州和杭 | false",
        "据库数 | 数据库数据 | true",
        "数据库 | 数据 据库 | false",
        "\"你好 世界\" | 你好，世界 | true",
        "\"to be\" | to, be | true",
        "\"to be\" | be to | false",
        "to be | be, or to | true",
        "foo_bar | foo-bar | true",
        "foo_bar | bar foo | false",
        "web | website | false",
        "Straße | STRASSE | true",
        "👍 | ok 👍🏽 | true",
        "in:x -bad good | good | true",
        "in:x -bad good | good bad | false",
        "has:link see | see https://a.b | true",
        "has:link see | see https nothing | false",
        "from:ann | anything | true",
        "from:ÁNN | anything | true",
        "from:bob | anything | false",
        "from:me | anything | true"
      })
  @DisplayName("words, phrases, sentences without spaces, and facts")
  void table(String typed, String text, boolean found) {
    Question question = new Question(QueryReader.read(typed), "u1", 0, true);
    Candidate candidate = new Candidate(new Spot(1, 1, 1), "x", "u1", "Ann", text, false);
    assertEquals(found, question.hit(candidate).isPresent());
  }
}
