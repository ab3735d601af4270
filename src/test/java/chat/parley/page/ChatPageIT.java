package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People with browsers. The screenshots in target/screenshots are there to be looked at. */
class ChatPageIT extends BrowserTest {
  private Page enters(Page page, String name) {
    return ChatPage.enters(page, server().port(), name);
  }

  @Test
  @DisplayName("two browsers talk, see each other, and a text is only ever text")
  void talk() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "zh-CN");
    assertThat(ann.locator("#transport")).hasText("websocket");
    assertThat(ann.locator("#members")).containsText("Bob");
    says(ann, "Hello <b>Bob</b> <img src=x onerror=alert(1)>");
    assertThat(message(bob, "Hello <b>Bob</b>")).hasCount(1);
    assertThat(message(ann, "Hello")).hasAttribute("data-state", "sent");
    assertEquals(0, bob.locator("#messages img").count());
    bob.locator("#composer").pressSequentially("你好");
    assertThat(ann.locator("#typing")).containsText("Bob");
    bob.locator("#composer").press("Enter");
    assertThat(message(ann, "你好")).hasCount(1);
    assertThat(bob.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
    screenshot(ann, "talk-english");
    screenshot(bob, "talk-chinese");
  }

  @Test
  @DisplayName("a click on somebody opens a conversation that only the two have")
  void privately() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    Page eve = comes("Eve", "en-GB");
    ann.locator("#members [data-user]")
        .filter(new Locator.FilterOptions().setHasText("Bob"))
        .click();
    says(ann, "between us");
    assertThat(message(ann, "between us")).hasAttribute("data-state", "sent");
    bob.locator("#rooms [data-room^='direct:']").click();
    assertThat(message(bob, "between us")).hasCount(1);
    assertEquals(0, eve.locator("#rooms [data-room^='direct:']").count());
  }

  @Test
  @DisplayName("where WebSocket is blocked, the page falls back to SockJS by itself")
  void fallback() {
    Page ann = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
    ann.addInitScript(ChatPage.NO_WEBSOCKET);
    enters(ann, "Ann");
    assertThat(ann.locator("#transport")).hasText("sockjs");
    Person bob = Person.comes(JdkWebSocket.CARRIER, server().port(), "Bob");
    bob.joins("lobby");
    says(ann, "100 % by another way");
    bob.hears("100 % by another way");
    bob.says("lobby", "and back");
    assertThat(message(ann, "and back")).hasCount(1);
  }

  @Test
  @DisplayName("after a restart of the server the page is back by itself, and nothing is lost")
  void restart() {
    Page ann = comes("Ann", "en-GB");
    says(ann, "before");
    assertThat(message(ann, "before")).hasAttribute("data-state", "sent");
    int port = server().port();
    server().close();
    says(ann, "meanwhile");
    assertThat(message(ann, "meanwhile")).hasAttribute("data-state", "sending");
    serve(Server.start(data(), new JsonObject().put("http", new JsonObject().put("port", port))));
    assertThat(message(ann, "meanwhile")).hasAttribute("data-state", "sent");
    assertThat(message(ann, "before")).hasCount(1);
    Person bob = Person.comes(JdkWebSocket.CARRIER, server().port(), "Bob");
    assertEquals(2, bob.joins("lobby").getJsonArray("entries").size());
  }

  @Test
  @DisplayName("a message that the server refuses is shown as failed, and can be sent again")
  void failedAndRetried() {
    Page ann = comes("Ann", "en-GB");
    int port = server().port();
    server().close();
    says(ann, "longer than ten characters");
    JsonObject http = new JsonObject().put("port", port);
    JsonObject strict = new JsonObject().put("textCharacters", 10);
    serve(Server.start(data(), new JsonObject().put("http", http).put("limits", strict)));
    assertThat(message(ann, "longer than")).hasAttribute("data-state", "failed");
    screenshot(ann, "failed");
    server().close();
    serve(Server.start(data(), new JsonObject().put("http", http)));
    ann.locator(".retry").click();
    assertThat(message(ann, "longer than")).hasAttribute("data-state", "sent");
  }

  @Test
  @DisplayName("a reload keeps who one is and what was said")
  void reload() {
    Page ann = comes("Ann", "en-GB");
    says(ann, "still here");
    assertThat(message(ann, "still here")).hasAttribute("data-state", "sent");
    ann.reload();
    assertThat(message(ann, "still here")).hasAttribute("data-state", "sent");
    assertThat(ann.locator("#members")).containsText("Ann");
    assertEquals(1, ann.locator("#members [data-user]").count());
  }

  @Test
  @DisplayName("it works on a phone")
  void phone() {
    Page ann =
        browsers()
            .open(
                new Browser.NewContextOptions()
                    .setLocale("zh-CN")
                    .setViewportSize(390, 844)
                    .setHasTouch(true)
                    .setIsMobile(true)
                    .setColorScheme(ColorScheme.DARK));
    enters(ann, "安");
    says(ann, "在手机上 😀");
    assertThat(message(ann, "在手机上")).hasAttribute("data-state", "sent");
    screenshot(ann, "phone-dark-chinese");
    boolean fits =
        (boolean) ann.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    assertEquals(true, fits);
  }
}
