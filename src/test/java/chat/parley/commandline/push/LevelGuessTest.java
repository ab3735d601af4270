package chat.parley.commandline.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a line matters, by what stands in it. */
class LevelGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-27T10:00:00.123Z ERROR c.p.Shop no money         | error",
        "10:00:00 WARN  shop  slow                                | warn",
        "[debug] opening                                          | debug",
        "error: no such file                                      | error",
        "time=10:00 level=warning msg=\"slow\"                     | warn",
        "{\"level\":\"trace\",\"msg\":\"ERROR is only a word here\"} | trace",
        "{\"severity\": \"CRITICAL\"}                             | error",
        "<notice> all is well                                     | info",
        "no error was found                                       | info",
        "127.0.0.1 - - \"GET /error HTTP/1.1\" 200                 | info",
        "panic: runtime error                                     | error",
      })
  @DisplayName("names, marks and capitals tell it; words in a sentence do not")
  void guesses(String line, String level) {
    assertEquals(level, new LevelGuess().of(line));
  }

  @Test
  @DisplayName("a stack is of the level of the line above it")
  void stacks() {
    LevelGuess guess = new LevelGuess();
    assertEquals("error", guess.of("ERROR it broke"));
    assertEquals("error", guess.of("\tat chat.parley.Shop.sell(Shop.java:7)"));
    assertEquals("error", guess.of("Caused by: java.io.IOException"));
    assertEquals("info", guess.of("it goes on"));
  }
}
