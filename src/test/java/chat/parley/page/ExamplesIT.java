package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The examples that people know, each with two browsers and the client library from the jar. */
class ExamplesIT extends BrowserTest {
  private Page opens(String example) {
    return opens(example, new Browser.NewContextOptions().setLocale("en-GB"));
  }

  private Page opens(String example, Browser.NewContextOptions options) {
    Page page = browsers().open(options);
    page.navigate("http://127.0.0.1:" + server().port() + "/examples/" + example + "/");
    page.locator("#own-id").waitFor();
    return page;
  }

  private static void says(Page page, String text) {
    page.locator("#text").fill(text);
    page.locator("#form button").click();
  }

  private static Locator message(Page page, String text) {
    return page.locator("#messages li").filter(new Locator.FilterOptions().setHasText(text));
  }

  @Test
  @DisplayName(
      "chat room: everybody hears everybody, text is only ever text, other carriers join in")
  void chatRoom() {
    Page ann = opens("chat-room");
    Page bob = opens("chat-room");
    says(ann, "hello <img src=x onerror=alert(1)> 你好 😀");
    assertThat(message(ann, "hello <img src=x onerror=alert(1)> 你好 😀")).hasCount(1);
    assertThat(message(bob, "hello <img src=x onerror=alert(1)> 你好 😀")).hasCount(1);
    Person cat = Person.comes(JdkWebSocket.CARRIER, server().port(), "Cat");
    says(bob, "hi all");
    assertEquals(new JsonArray().add("hi all"), cat.next("custom").getJsonArray("data"));
    Person.ok(
        cat.asks(
            "emit",
            new JsonObject()
                .put("to", "everyone")
                .put("name", "chat message")
                .put("data", new JsonArray().add("from a WebSocket"))));
    assertThat(message(ann, "from a WebSocket")).hasCount(1);
    screenshot(ann, "example-chat-room");
  }

  @Test
  @DisplayName("private message: it reaches the one socket of that id, and an unknown id is told")
  void privateMessage() {
    Page ann = opens("private-message");
    Page bob = opens("private-message");
    Page eve = opens("private-message");
    ann.locator("#to").fill(bob.locator("#own-id").textContent());
    says(ann, "psst");
    assertThat(message(bob, "psst")).hasCount(1);
    assertThat(message(ann, "psst")).hasCount(1);
    says(bob, "what?");
    assertThat(message(ann, "what?")).hasCount(1);
    ann.locator("#to").fill("nobody");
    says(ann, "anyone?");
    assertThat(message(ann, "Nobody is connected by this id.")).hasCount(1);
    assertEquals(0, eve.locator("#messages li").count());
    screenshot(ann, "example-private-message");
  }

  @Test
  @DisplayName("chat with names: who comes, who types, who says what, who goes")
  void namedChat() {
    Page ann = opens("named-chat");
    ann.locator("#name").fill("Ann");
    ann.locator("#entrance button").click();
    assertThat(message(ann, "1 person here")).hasCount(1);
    Page bob =
        opens(
            "named-chat",
            new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setColorScheme(ColorScheme.DARK)
                .setViewportSize(390, 844));
    bob.locator("#name").fill("Bob");
    bob.locator("#entrance button").click();
    assertThat(message(ann, "Bob joined · 2 people here")).hasCount(1);
    ann.locator("#text").pressSequentially("hel");
    assertThat(bob.locator("#typing")).containsText("Ann");
    says(ann, "hello");
    assertThat(message(bob, "Ann: hello")).hasCount(1);
    assertThat(message(ann, "Ann: hello")).hasCount(1);
    assertThat(bob.locator("#typing")).not().containsText("Ann");
    screenshot(bob, "example-named-chat-phone-dark-chinese");
    bob.close();
    assertThat(message(ann, "Bob left · 1 person here")).hasCount(1);
  }

  @Test
  @DisplayName("whiteboard: what one draws, with pointer or keys, the other sees in its colour")
  void whiteboard() {
    Page ann = opens("whiteboard");
    Page bob = opens("whiteboard");
    ann.locator("[value=red]").check();
    Locator board = ann.locator("#board");
    double left = board.boundingBox().x;
    double top = board.boundingBox().y;
    ann.mouse().move(left + 50, top + 50);
    ann.mouse().down();
    ann.mouse().move(left + 250, top + 150);
    ann.mouse().up();
    bob.waitForFunction(INK);
    String red = (String) bob.evaluate(COLOR);
    assertTrue(red.startsWith("179,38,30"), red);
    screenshot(bob, "example-whiteboard");
    Page cat = opens("whiteboard");
    cat.locator("#board").focus();
    cat.keyboard().press("Shift+ArrowRight");
    ann.waitForFunction(INK_IN_THE_MIDDLE);
  }

  @Test
  @DisplayName("live numbers: two see counters, chart and log move, and a third sees what was")
  void liveNumbers() {
    Page ann = opens("live-numbers");
    Page bob = opens("live-numbers");
    ann.locator("[data-count=Apples]").click();
    bob.locator("[data-count=Apples]").press("Enter");
    Page cat = opens("live-numbers", new Browser.NewContextOptions().setLocale("zh-CN"));
    for (Page page : new Page[] {ann, bob, cat}) {
      assertThat(page.locator("[data-count=Apples] output")).hasText("2");
      assertThat(page.locator("#messages li")).hasCount(2);
      assertThat(page.locator("#minute rect")).not().hasCount(0);
    }
    assertThat(cat.locator("#messages li").last()).containsText("苹果 2");
    ann.reload();
    assertThat(ann.locator("[data-count=Apples] output")).hasText("2");
    assertThat(ann.locator("#minute")).hasAccessibleName("2 counted");
    screenshot(ann, "example-live-numbers");
  }

  private static final String PIXELS =
      "const board = document.getElementById('board');"
          + " const pixels = board.getContext('2d').getImageData(0, 0, board.width, board.height).data;";
  private static final String INK =
      "() => { " + PIXELS + " return pixels.some((value, i) => i % 4 === 3 && value > 200); }";
  private static final String COLOR =
      "() => { "
          + PIXELS
          + " for (let i = 3; i < pixels.length; i += 4) {"
          + " if (pixels[i] === 255) return pixels.slice(i - 3, i).join(','); } return ''; }";
  private static final String INK_IN_THE_MIDDLE =
      "() => { const board = document.getElementById('board');"
          + " return board.getContext('2d').getImageData(board.width / 2, board.height / 2, 8, 1).data[3] > 0; }";

  @Test
  @DisplayName("the list of examples leads to each of them")
  void list() {
    Page page = browsers().open(new Browser.NewContextOptions().setLocale("zh-CN"));
    page.navigate("http://127.0.0.1:" + server().port() + "/examples/");
    assertEquals(5, page.locator(".examples a").count());
    assertThat(page.locator("h1")).hasText("示例");
    screenshot(page, "examples-chinese");
    page.locator(".examples a").first().click();
    page.locator("#own-id").waitFor();
  }
}
