package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen alike is the same name, and what cannot be seen is none. */
class NamesTest {
  private static final String ENGLAND = tagged("gbeng");
  private static final String SCOTLAND = tagged("gbsct");
  private static final String WALES = tagged("gbwls");

  /** The black flag with a region in tags, which are drawn as nothing where it has no such flag. */
  private static String tagged(String region) {
    StringBuilder flag = new StringBuilder().appendCodePoint(0x1F3F4);
    region.chars().forEach(letter -> flag.appendCodePoint(0xE0000 + letter));
    return flag.appendCodePoint(0xE007F).toString();
  }

  @Test
  @DisplayName("the tables are Unicode's own, as ICU has them")
  void tables() throws IOException {
    assertEquals(UnicodeTables.lines(), Files.readAllLines(UnicodeTables.FILE));
  }

  static Stream<String> invisible() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(Unicode::ignorable)
        .filter(codePoint -> !Unicode.turning(codePoint))
        .mapToObj(Character::toString);
  }

  @Test
  @DisplayName("no code point that is drawn as nothing makes a second Ann, or a second lobby")
  void oneAnn() {
    assertTrue(invisible().count() > 4_000);
    invisible()
        .forEach(
            nothing -> {
              for (String spelled :
                  List.of(nothing + "Ann", "An" + nothing + "n", "Ann" + nothing)) {
                assertEquals(Optional.of("Ann"), Names.user(spelled), () -> hex(spelled));
              }
              for (String spelled :
                  List.of(nothing + "lobby", "lob" + nothing + "by", "lobby" + nothing)) {
                assertEquals(Optional.of("lobby"), Names.room(spelled), () -> hex(spelled));
              }
              assertEquals(Optional.empty(), Names.user(nothing.repeat(3)), () -> hex(nothing));
              assertEquals(Optional.empty(), Names.room(nothing.repeat(3)), () -> hex(nothing));
              assertFalse(VisibleText.in(" " + nothing + "\n"), () -> hex(nothing));
            });
  }

  private static String hex(String text) {
    return text.codePoints().mapToObj(Integer::toHexString).toList().toString();
  }

  static Stream<String> emoji() {
    return Stream.of(
        ENGLAND,
        SCOTLAND,
        WALES,
        "\uD83C\uDDE9\uD83C\uDDEA",
        "\u2764\uFE0F",
        "1\uFE0F\u20E3",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\uD83D\uDC4B\uD83C\uDFFD",
        "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
        "\uD83E\uDDD1\uD83C\uDFFB\u200D\uD83E\uDD1D\u200D\uD83E\uDDD1\uD83C\uDFFF",
        "B\u00F8b \uD83E\uDEE0");
  }

  @ParameterizedTest
  @MethodSource("emoji")
  @DisplayName("honest emoji are parts of names as they are")
  void honestEmoji(String name) {
    assertEquals(Optional.of(name), Names.user(name));
    assertEquals(Optional.of("Ann " + name), Names.user("Ann " + name));
    assertEquals(Optional.of(name + name), Names.user(name + name));
  }

  @Test
  @DisplayName("an emoji is the same one with and without what asks for its colours")
  void qualified() {
    String pride = "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08";
    assertEquals(Optional.of(pride), Names.user(pride.replace("\uFE0F", "")));
    assertEquals(Optional.of("\uD83D\uDE00"), Names.user("\uD83D\uDE00\uFE0F"));
    assertEquals(Optional.of("\u2764\uFE0F"), Names.user("\u2764\uFE0F\uFE0F"));
    assertEquals(Optional.of("\u00A9"), Names.user("\u00A9"));
  }

  @Test
  @DisplayName("flags that are none, and emoji that are only glued, hide nothing")
  void hidden() {
    String flag = Character.toString(0x1F3F4);
    assertEquals(Optional.of(flag), Names.user(tagged("secret")));
    String faces = "\uD83D\uDE00\uD83D\uDE01";
    assertEquals(Optional.of(faces), Names.user("\uD83D\uDE00\u200D\uD83D\uDE01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Persian, Hindi, Sinhala, Kannada: joiners that change what is seen
        "\u0646\u0627\u0645\u200C\u0647\u0627",
        "\u0915\u094D\u200D\u0937",
        "\u0DC1\u0DCA\u200D\u0DBB\u0DD3",
        "\u0CB0\u0CCD\u200C\u0C95"
      })
  @DisplayName("joiners stay between the letters that they join or part")
  void joiners(String name) {
    assertEquals(Optional.of(name), Names.user(name));
    assertEquals(Optional.of(name), Names.room(name));
    assertEquals(Optional.of(name), Names.room(name + "\u200C"));
    assertEquals(Optional.of(name), Names.room(name.replaceAll("([\u200C\u200D])", "$1$1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A\u0301\u0302\u0303\u0304\u0305",
        "a\u0323\u0323",
        "\u0301Ann",
        "  \u0301Ann",
        "Ann\u202Enna",
        "Ann\u200E",
        "Ann\u0000",
        "An\nn",
        "Ann\uFFFF",
        "Ann\uE000",
        "\u2800",
        "\u00A0\u3000"
      })
  @DisplayName("heaps of marks, turned letters and nobody's code points are refused")
  void refused(String name) {
    assertEquals(Optional.empty(), Names.user(name));
    assertEquals(Optional.empty(), Names.room(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "李小龙",
        "Nguyễn Thị Ánh",
        "שָׁלוֹם",
        "नमस्ते",
        "ผู้ใหญ่",
        "བསྒྲུབས",
        "Zoë",
        "O'Neil",
        "D̥a"
      })
  @DisplayName("names that people bear are theirs")
  void welcome(String name) {
    String composed = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC);
    assertEquals(Optional.of(composed), Names.user(name));
  }

  @Test
  @DisplayName("spaces of any width are one space")
  void spaces() {
    assertEquals(Optional.of("Ann Lee"), Names.user(" Ann\u2003\u00A0Lee\u3000"));
    assertEquals(Optional.of("Ann Lee"), Names.user("Ann\u2800Lee"));
  }

  @Test
  @DisplayName("what is left out lets marks and letters come together")
  void composed() {
    assertEquals(Optional.of("Zo\u00EB"), Names.user("Zoe\u034F\u0308"));
    assertEquals(Optional.of("zo\u00EB"), Names.room("zoe\u2060\u0308"));
  }

  @Property(tries = 2_000)
  void aNameIsItsOwnName(@ForAll("strange") String text) {
    Names.user(text).ifPresent(name -> assertEquals(Optional.of(name), Names.user(name)));
    Names.room(text).ifPresent(name -> assertEquals(Optional.of(name), Names.room(name)));
  }

  @Provide
  Arbitrary<String> strange() {
    return Arbitraries.of(
            0x61, 0x31, 0x300, 0x308, 0x20, 0x23, 0x200C, 0x200D, 0xFE0F, 0xFE0E, 0x20E3, 0x34F,
            0x646, 0x645, 0x64B, 0x915, 0x94D, 0x93C, 0x2764, 0x1F3F4, 0xE0067, 0xE007F, 0x1F468,
            0x1F3FD, 0x1F469, 0x1F467, 0x1F3F3, 0x1F308, 0xE0100, 0x11131, 0x11127)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(
            codePoints ->
                codePoints.stream()
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
  }
}
