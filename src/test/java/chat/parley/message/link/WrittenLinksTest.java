package chat.parley.message.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.message.Body;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The links that the page shows are those that have cards. */
class WrittenLinksTest {

  private static List<String> in(String text, Body.Format format) {
    return WrittenLinks.in(new Body(text, format, Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "look: https://a.example/b. | https://a.example/b",
        "(see http://a.example/b_(c)) | http://a.example/b_(c)",
        "看https://a.example/路，好 | https://a.example/路",
        "看 https://a.example好 | https://a.example",
        "www.a.example/x | https://www.a.example/x",
        "[label](https://a.example/x) | https://a.example/x",
        "<https://a.example/x> | https://a.example/x",
        "HTTPS://A.example/x!? | HTTPS://A.example/x"
      })
  @DisplayName("an address ends where the sentence goes on")
  void ends(String text, String link) {
    assertEquals(List.of(link), in(text, Body.Format.MD));
    assertEquals(List.of(link), in(text, Body.Format.PLAIN));
  }

  @Test
  @DisplayName("what is code is no link; and of a thousand links three have cards")
  void others() {
    String code = "`https://a.example` and\n```\nhttps://b.example\n```";
    assertEquals(List.of(), in(code, Body.Format.MD));
    assertEquals(2, in(code, Body.Format.PLAIN).size());
    assertEquals(
        List.of(), in("me@www.a.example or xwww.a.example, ftp://a.example", Body.Format.MD));
    String many = "https://a.example/1 https://a.example/1 ";
    for (int n = 0; n < 1_000; n++) {
      many += "https://a.example/" + n + " ";
    }
    assertEquals(
        List.of("https://a.example/1", "https://a.example/0", "https://a.example/2"),
        in(many, Body.Format.MD));
  }
}
