package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What a person does on the chat page, and what he sees there. */
final class ChatPage {
  /** A browser, or a proxy before it, in which no WebSocket opens. */
  static final String NO_WEBSOCKET =
      """
      window.WebSocket = class extends EventTarget {
        constructor() {
          super();
          this.readyState = 0;
          setTimeout(() => {
            this.readyState = 3;
            for (const event of [new Event('error'), new CloseEvent('close', { code: 1006 })]) {
              this['on' + event.type]?.(event);
              this.dispatchEvent(event);
            }
          });
        }
        send() {}
        close() {}
      };
      """;

  private ChatPage() {}

  /** Comes to the server at this port, under a name. */
  static Page enters(Page page, int port, String name) {
    page.navigate("http://127.0.0.1:" + port + "/");
    return joins(page, name);
  }

  /** Says who one is, wherever one has come to. */
  static Page joins(Page page, String name) {
    page.locator("#name").fill(name);
    page.locator("#enter").click();
    assertThat(page.locator("#composer")).isEnabled();
    return page;
  }

  static void says(Page page, String text) {
    page.locator("#composer").fill(text);
    page.locator("#composer").press("Enter");
  }

  static Locator message(Page page, String text) {
    return page.locator("#messages .message").filter(new Locator.FilterOptions().setHasText(text));
  }
}
