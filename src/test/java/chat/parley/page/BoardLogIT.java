package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Await;
import chat.parley.support.Person;
import chat.parley.support.Scissors;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The log of a board beside the talk: lines come, are looked for, held and scrolled back. */
class BoardLogIT extends BrowserTest {

  private static JsonObject line(String level, String text) {
    return new JsonObject().put("log", "app").put("level", level).put("text", text);
  }

  private static void logs(Person person, JsonObject... lines) {
    JsonObject fields =
        new JsonObject()
            .put("room", "lobby")
            .put("board", "ops")
            .put("items", new JsonArray(List.of(lines)));
    JsonObject reply = Person.ok(person.asksPatiently("record", fields));
    assertEquals(new JsonArray(), reply.getJsonArray("refused"));
  }

  private static Locator texts(Page page) {
    return page.locator(".log-text");
  }

  private Page looks(Page page) {
    page.evaluate("location.hash = '#lobby/board/ops'");
    assertThat(page.locator("#board-state[data-state=live]")).hasCount(1);
    return page;
  }

  @Test
  @DisplayName("lines come as text, are found by level and words, and are a chart of levels")
  void found() {
    Person app = inRoom("App", "lobby");
    logs(app, line("info", "started").put("fields", new JsonObject().put("port", 8080)));
    Page ann = looks(comes("Ann", "en-GB"));
    assertThat(texts(ann)).hasText(new String[] {"started"});
    assertThat(ann.locator(".log-field")).hasText("port=8080");
    String hostile = "<img src=x onerror=alert(1)> \u202E\u0007 disk full";
    logs(app, line("error", hostile), line("debug", "details"));
    assertThat(texts(ann)).hasCount(3);
    assertEquals(hostile, texts(ann).nth(1).textContent());
    assertThat(ann.locator(".log-lines img")).hasCount(0);
    ann.locator("#log-level").selectOption("error");
    assertThat(texts(ann)).hasCount(1);
    ann.locator("#log-level").selectOption("trace");
    ann.locator("#log-find").fill("DETAILS");
    assertThat(texts(ann)).hasText(new String[] {"details"});
    assertThat(ann.locator("#log-find")).isFocused();
    logs(app, line("info", "more details"), line("info", "nothing"));
    assertThat(texts(ann)).hasText(new String[] {"details", "more details"});
    assertThat(ann.locator("[data-show=bars] .legend li")).hasCount(3);
    assertEquals("", Axe.violations(ann), "log");
    screenshot(ann, "board-log");
  }

  @Test
  @DisplayName("who holds it or scrolls away reads in peace, and loses nothing")
  void held() {
    Person app = inRoom("App", "lobby");
    logs(app, line("info", "first"));
    Page ann = looks(comes("Ann", "en-GB"));
    assertThat(texts(ann)).hasCount(1);
    ann.locator("#log-hold").press("Enter");
    logs(app, line("info", "second"), line("info", "third"));
    assertThat(ann.locator("#log-go")).hasText("2 new lines: go on");
    assertThat(texts(ann)).hasCount(1);
    ann.locator("#log-go").press("Enter");
    assertThat(texts(ann)).hasText(new String[] {"first", "second", "third"});
    ann.locator(".log-lines").scrollIntoViewIfNeeded();
    logs(app, many(60));
    assertThat(texts(ann)).hasCount(63);
    assertThat(texts(ann).last()).isInViewport();
    ann.locator(".log-lines").evaluate("log => log.scrollTop = 100");
    assertThat(ann.locator("#log-hold")).hasAttribute("aria-pressed", "true");
    logs(app, line("info", "new one"));
    assertThat(ann.locator("#log-go")).hasText("1 new line: go on");
    assertEquals(100, ann.locator(".log-lines").evaluate("log => log.scrollTop"));
    ann.locator(".log-lines").evaluate("log => log.scrollTop = log.scrollHeight");
    assertThat(texts(ann).last()).hasText("new one");
    assertThat(texts(ann).last()).isInViewport();
  }

  private static JsonObject[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> line("info", "line " + n))
        .toArray(JsonObject[]::new);
  }

  @Test
  @DisplayName("the past comes as one scrolls up, and stays where one reads")
  void past() {
    Person app = inRoom("App", "lobby");
    for (int part = 0; part < 5; part++) {
      logs(app, many(90));
    }
    logs(app, line("info", "the last"));
    Page ann = comes("Ann", "en-GB");
    Await.until("stored", () -> stored(app));
    looks(ann);
    assertThat(texts(ann)).hasCount(200);
    ann.locator(".log-lines").scrollIntoViewIfNeeded();
    assertThat(texts(ann).last()).isInViewport();
    Locator top = texts(ann).first();
    String first = top.textContent();
    ann.locator(".log-lines").evaluate("log => log.scrollTop = 0");
    assertThat(texts(ann)).hasCount(400);
    assertEquals(first, texts(ann).nth(200).textContent());
    assertThat(texts(ann).nth(200)).isInViewport();
    ann.locator(".log-lines").evaluate("log => log.scrollTop = 0");
    assertThat(texts(ann)).hasCount(451);
    assertThat(texts(ann).first()).hasText("line 0");
  }

  private static boolean stored(Person app) {
    JsonObject asked =
        new JsonObject().put("room", "lobby").put("board", "ops").put("text", "the last");
    return !Person.ok(app.asksPatiently("board.lines", asked)).getJsonArray("lines").isEmpty();
  }

  @Test
  @DisplayName("a cut leaves no gap: each line is there once, in its order")
  void reconnects() {
    Person app = inRoom("App", "lobby");
    AtomicInteger written = new AtomicInteger();
    try (Scissors scissors = Scissors.before(server().vertx(), server().port())) {
      Page ann = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
      ChatPage.enters(ann, scissors.port(), "Ann");
      logs(app, line("info", "n" + written.getAndIncrement()));
      looks(ann);
      assertThat(texts(ann)).hasCount(1);
      // a cut of what the page is made of is another story
      assertThat(ann.locator("canvas")).hasCount(1);
      scissors.cutAfter(List.of(400, 6_000, 1).iterator());
      Await.until(
          "three cuts",
          () -> {
            logs(app, line("info", "n" + written.getAndIncrement()));
            return scissors.cuts() == 3 || written.get() > 180;
          });
      logs(app, line("info", "n" + written.getAndIncrement()));
      assertThat(texts(ann).last()).hasText("n" + (written.get() - 1));
      assertThat(texts(ann))
          .hasText(IntStream.range(0, written.get()).mapToObj(n -> "n" + n).toArray(String[]::new));
    }
  }

  @Test
  @DisplayName("on a phone, in the dark and in Chinese")
  void phone() {
    Person app = inRoom("App", "lobby");
    logs(
        app,
        line("info", "GET /shop/basket 200 in 12 ms"),
        line("warn", "slow query: 812 ms"),
        line("error", "connection refused: db-1.example.org:5432\n  at line 2"));
    Page ann = looks(onPhone("小安", ColorScheme.DARK));
    assertThat(texts(ann)).hasCount(3);
    assertThat(ann.locator("#log-level option").first()).hasText(Pattern.compile("所有级别"));
    ann.locator("#log-level").scrollIntoViewIfNeeded();
    screenshot(ann, "board-log-phone");
    assertEquals("", Axe.violations(ann), "log");
  }
}
