package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What one reads: each message a thing of its own, short where it can be, and what was meant by its
 * marks.
 */
class MessagesIT extends BrowserTest {
  private static final String TIME = "\\d{1,2}:\\d{2}";

  private Page comes(String name, String locale) {
    Page page = browsers().open(new Browser.NewContextOptions().setLocale(locale));
    return ChatPage.enters(page, server().port(), name);
  }

  private Person inTheLobby(String name) {
    Person person = Person.comes(JdkWebSocket.CARRIER, server().port(), name);
    person.joins("lobby");
    return person;
  }

  private static void marks(Person person, String text) {
    JsonObject body = new JsonObject().put("text", text).put("format", "md");
    Person.ok(person.asks("send", new JsonObject().put("to", "room:lobby").put("body", body)));
  }

  @Test
  @DisplayName("each message is an article of its author, time, text and state, for the arrows too")
  void articles() {
    Page ann = comes("Ann", "en-GB");
    Person bob = inTheLobby("Bob");
    bob.says("lobby", "first");
    bob.says("lobby", "see https://chat.example.org/");
    says(ann, "mine");
    assertThat(message(ann, "mine")).hasAttribute("data-state", "sent");
    assertThat(ann.locator("#messages"))
        .matchesAriaSnapshot(
            """
            - log "Messages in lobby":
              - article /Bob,? %1$s,? first/
              - article /Bob,? %1$s,? see https:\\/\\/chat.example.org/
              - article /you,? %1$s,? mine,? sent/
            """
                .replace("%1$s", TIME));
    ann.locator("#messages").focus();
    ann.keyboard().press("ArrowUp");
    assertThat(message(ann, "mine")).isFocused();
    ann.keyboard().press("Home");
    assertThat(message(ann, "first")).isFocused();
    ann.keyboard().press("ArrowDown");
    assertThat(message(ann, "see https")).isFocused();
    ann.keyboard().press("Tab");
    assertThat(message(ann, "see https").locator("a")).isFocused();
  }

  @Test
  @DisplayName("time and tick stand once for a group; the others tell their time when asked")
  void onceForGroup() {
    Page ann = comes("Ann", "en-GB");
    for (String text : List.of("one", "two", "three")) {
      says(ann, text);
    }
    assertThat(message(ann, "three")).hasAttribute("data-state", "sent");
    ann.mouse().move(0, 0);
    assertThat(message(ann, "one").locator(".meta")).hasCSS("opacity", "0");
    assertThat(message(ann, "two").locator(".meta")).hasCSS("opacity", "0");
    assertThat(message(ann, "three").locator(".meta")).hasCSS("opacity", "1");
    message(ann, "one").hover();
    assertThat(message(ann, "one").locator(".meta")).hasCSS("opacity", "1");
    look(ann, "group-time");
  }

  @Test
  @DisplayName("a long message is folded, and opens where one reads")
  void folded() {
    Page ann = comes("Ann", "en-GB");
    Person bob = inTheLobby("Bob");
    bob.says("lobby", "begin " + "of a long story ".repeat(190) + "and its end");
    IntStream.range(0, 3).forEach(n -> bob.says("lobby", "a short answer, number " + n));
    Locator story = message(ann, "begin of a long");
    double folded = story.boundingBox().height;
    assertTrue(folded < 480, "folded to " + folded);
    assertThat(message(ann, "number 2").locator(".fold")).hasCount(0);
    look(ann, "folded");
    double before = story.boundingBox().y;
    story.locator(".fold").click();
    assertThat(story.locator(".fold")).hasText("Show less");
    assertThat(story.locator(".fold")).hasAttribute("aria-expanded", "true");
    assertTrue(story.boundingBox().height > folded * 1.5);
    assertThat(story.locator(".foldable")).hasCSS("mask-image", "none");
    assertEquals(before, story.boundingBox().y, 1.5);
    story.locator(".fold").focus();
    ann.keyboard().press("Enter");
    assertEquals(folded, story.boundingBox().height, 1.5);
  }

  @Test
  @DisplayName("what is marked up is shown so, and is only ever text")
  void markdown() {
    Page ann = comes("Ann", "en-GB");
    Person bob = inTheLobby("Bob");
    marks(
        bob,
        """
        # Plan for **today**
        Some *soft*, __strong__, ~~old~~ words, `code <b>` and snake_case_name.
        - one
          - inside
        - two

        3. third
        > what she said

        ```
        if (a < b) **not bold**
        ```
        [our page](https://chat.example.org/a_(b)) [bad](javascript:alert(1)) ![](x) <img src=x onerror=alert(1)>
        """);
    Locator text = message(ann, "Plan for").locator(".text");
    assertThat(text)
        .matchesAriaSnapshot(
            """
            - heading "Plan for today" [level=3]
            - paragraph:
              - text: Some
              - emphasis: soft
              - text: ","
              - strong: strong
              - text: ","
              - deletion: old
              - text: words,
              - code: code <b>
              - text: and snake_case_name.
            - list:
              - listitem:
                - paragraph: one
                - list:
                  - listitem:
                    - paragraph: inside
              - listitem:
                - paragraph: two
            - list:
              - listitem:
                - paragraph: third
            - blockquote:
              - paragraph: what she said
            - code: if (a < b) **not bold**
            - paragraph:
              - link "our page leads to chat.example.org"
            """);
    assertThat(text).containsText("[bad](javascript:alert(1)) ![](x) <img src=x onerror=alert(1)>");
    assertEquals(1, text.locator("a").count());
    assertEquals(0, text.locator("img").count());
    bob.says("lobby", "plain **stays** plain");
    assertThat(message(ann, "plain **stays** plain")).hasCount(1);
    look(ann, "marked-up");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          see www.example.org/a_b. | https://www.example.org/a_b |
          访问www.example.org查看 | https://www.example.org |
          https://example.org查看 | https://example.org |
          写信给bob_b@example.org谢谢 | mailto:bob_b@example.org |
          (bob@example.co.uk) | mailto:bob@example.co.uk |
          www.bank.example@evil.example | https://www.bank.example@evil.example | evil.example
          ann@b\u0430nk.example | mailto:ann@b\u0430nk.example | xn--bnk-6cd.example
          www.b\u0430nk.example | https://www.b\u0430nk.example | www.xn--bnk-6cd.example
          www.example | |
          a@b and @bob@example.org | |
          """)
  @DisplayName("addresses without a scheme and of mail are links, and say so when they deceive")
  void shortAddresses(String text, String target, String leadsTo) {
    Page page = browsers().open(new Browser.NewContextOptions());
    page.navigate("http://127.0.0.1:" + server().port() + "/");
    page.evaluate(
        """
        async (text) => {
          const { withLinks } = await import('/js/view/links.js');
          const { render } = await import('/js/view/html.js');
          document.body.replaceChildren();
          render(withLinks(text, { leadsTo: 'leads to' }), document.body);
        }""",
        text);
    assertThat(page.locator("a")).hasCount(target == null ? 0 : 1);
    if (target != null) {
      assertThat(page.locator("a")).hasAttribute("href", target);
    }
    assertThat(page.locator(".host"))
        .hasText(leadsTo == null ? new String[0] : new String[] {leadsTo});
    page.close();
  }

  @Test
  @DisplayName("no text of a stranger keeps the page from answering")
  void hostile() {
    Page page = browsers().open(new Browser.NewContextOptions());
    page.navigate("http://127.0.0.1:" + server().port() + "/");
    Object slowest =
        page.evaluate(
            """
            async () => {
              const { withLinks } = await import('/js/view/links.js');
              const { markdown } = await import('/js/view/markdown.js');
              const pieces = ['>', '> - ', '* ', '_a', '*', '**a*', '[', '[a](', '[a](<', '`', '`a', '<https://', 'www.', 'a@b.',
                'a-', '#', ' #', '- a\\n', '```\\n', '~~', '()'];
              const texts = pieces.flatMap((piece) => ['', 'https://x', '# a'].map((start) => start + piece.repeat(8000 / piece.length)));
              const words = { leadsTo: '' };
              return Math.max(...[...texts, `https://x${'()'.repeat(2000)}${')'.repeat(4000)}`].map((text) => {
                const begun = performance.now();
                withLinks(text, words);
                markdown(text, words);
                return performance.now() - begun;
              }));
            }""");
    double millis = ((Number) slowest).doubleValue();
    assertTrue(millis < 1_000, millis + " ms for one message");
    page.close();
  }

  @Test
  @DisplayName("three people have three colours that nobody takes for one another")
  void colours() {
    Page ann = comes("Ann", "en-GB");
    List<String> names =
        List.of("Bob", "Cid", "Dan", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jo", "Kim", "Lea");
    names.forEach(this::inTheLobby);
    assertThat(ann.locator("#members .avatar")).hasCount(12);
    assertEquals(
        12,
        ann.locator("#members .avatar")
            .evaluateAll("all => new Set(all.map(one => one.className)).size"));
    assertThat(ann.locator("#members .avatar").first()).hasClass(Pattern.compile("hue-\\d+"));
    assertEquals(
        true,
        ann.evaluate(
            """
            async () => {
              const { Hues } = await import('/js/view/hues.js');
              for (let n = 0; n < 500; n++) {
                const hues = new Hues();
                const [a, b, c] = [0, 1, 2].map((k) => hues.of(`guest-${n}-${k * 7}`));
                const apart = (x, y) => Math.min(Math.abs(x - y), 12 - Math.abs(x - y));
                if (Math.min(apart(a, b), apart(b, c), apart(a, c)) < 3) return false;
              }
              return true;
            }"""));
    look(ann, "colours");
  }
}
