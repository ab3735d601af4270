package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody wrote is shown as he meant it (Markdown, links), and is only ever text. */
class MarkupIT extends BrowserTest {
  private static void marks(Person person, String text) {
    JsonObject body = new JsonObject().put("text", text).put("format", "md");
    Person.ok(person.asks("send", new JsonObject().put("to", "room:lobby").put("body", body)));
  }

  @Test
  @DisplayName("what is marked up is shown so, and is only ever text")
  void markdown() {
    Page ann = comes("Ann", "en-GB");
    Person bob = inRoom("Bob", "lobby");
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
    screenshot(ann, "marked-up");
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
          const { withLinks } = await import('/js/view/message/links.js');
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
              const { withLinks } = await import('/js/view/message/links.js');
              const { markdown } = await import('/js/view/message/markdown.js');
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
}
