package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.UnicodeSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are one emoji. */
class EmojiTest {

  @Test
  @DisplayName("every emoji that Unicode recommends, however it asks for its presentation")
  void recommended() {
    Set<String> refused = new TreeSet<>();
    for (String emoji : new UnicodeSet("[:RGI_Emoji:]")) {
      String bare = emoji.replace("\uFE0F", "");
      if (Emoji.of(emoji).isEmpty() || !Emoji.of(emoji).equals(Emoji.of(bare))) {
        refused.add(emoji);
      }
    }
    assertEquals(Set.of(), refused);
  }

  @Test
  @DisplayName("what is seen alike has one spelling")
  void oneSpelling() {
    assertEquals(Optional.of("\u2764\uFE0F"), Emoji.of("\u2764"));
    assertEquals(Optional.of("👍🏽"), Emoji.of("👍🏽"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "7",
        "#",
        "👍👍",
        "👍a",
        " 👍",
        "<b>",
        "🇩",
        "🏻🏻🏻",
        "\u200D",
        "👩\u200D",
        "\u20E3",
        "1\uFE0F",
        "👍\u202E",
        "🏴\uDB40\uDC67",
        "ok"
      })
  @DisplayName("no text, no two of them, no half of one")
  void others(String text) {
    assertTrue(Emoji.of(text).isEmpty());
  }
}
