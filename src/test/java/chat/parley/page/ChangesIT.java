package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import chat.parley.support.Server;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What happens to messages after they were said: live for everybody, and the same after a reload.
 */
class ChangesIT extends BrowserTest {
  private static void does(Page page, String text, String act) {
    message(page, text).hover();
    message(page, text).locator(".actions [data-act=" + act + "]").click();
  }

  private static void chooses(Page page, String text, String act) {
    does(page, text, "more");
    page.locator("#message-menu [data-act=" + act + "]").click();
  }

  private Page tabOf(Page other) {
    Page tab = other.context().newPage();
    tab.navigate("http://127.0.0.1:" + server().port() + "/");
    assertThat(tab.locator("#transport")).hasText("websocket");
    // a page behind another one draws once a second
    other.bringToFront();
    return tab;
  }

  private static JsonObject change(String id) {
    return new JsonObject().put("message", id);
  }

  @Test
  @DisplayName(
      "the arrow up changes the last own message, for everybody, and its first text is kept")
  void edit() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "zh-CN");
    says(ann, "the first wrods");
    assertThat(message(bob, "the first wrods")).hasCount(1);
    ann.locator("#composer").press("ArrowUp");
    assertThat(ann.locator("#composer")).hasValue("the first wrods");
    assertThat(ann.locator(".about")).hasText("You are editing a message");
    ann.locator("#composer").press("Escape");
    assertThat(ann.locator("#composer")).hasValue("");
    ann.locator("#composer").press("ArrowUp");
    ann.locator("#composer").fill("the first words");
    screenshot(ann, "editing");
    ann.locator("#composer").press("Enter");
    for (Page page : new Page[] {ann, bob}) {
      assertThat(message(page, "the first words").locator(".edited")).hasCount(1);
      assertThat(message(page, "wrods")).hasCount(0);
    }
    ann.reload();
    message(ann, "the first words").locator(".edited").click();
    assertThat(ann.locator("#versions li")).hasCount(2);
    assertThat(ann.locator("#versions li").first()).containsText("the first wrods");
    assertEquals("", Axe.violations(ann), "versions");
    screenshot(ann, "versions");
  }

  @Test
  @DisplayName("deleting asks first, takes the text away everywhere, and leaves the place")
  void delete() {
    Page ann = comes("Ann", "en-GB");
    Page tab = tabOf(ann);
    Page bob = comes("Bob", "zh-CN");
    says(ann, "better not said");
    assertThat(message(bob, "better not said")).hasCount(1);
    chooses(ann, "better not said", "delete");
    assertThat(ann.locator("#deleting")).hasAccessibleName("Delete this message?");
    assertEquals("", Axe.violations(ann), "deleting");
    ann.keyboard().press("Escape");
    assertThat(message(ann, "better not said")).hasCount(1);
    chooses(ann, "better not said", "delete");
    ann.locator("#delete-now").click();
    assertThat(message(ann, "This message was deleted.")).hasCount(1);
    assertThat(message(tab, "This message was deleted.")).hasCount(1);
    assertThat(message(bob, "这条消息已被删除。")).hasCount(1);
    assertThat(message(bob, "better not said")).hasCount(0);
    bob.reload();
    assertThat(message(bob, "这条消息已被删除。")).hasCount(1);
  }

  @Test
  @DisplayName("reactions are counted, say who, and a click joins in or takes them back")
  void react() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    says(ann, "shall we?");
    does(bob, "shall we?", "react");
    bob.locator("#emoji-picker [data-emoji='🎉']").first().click();
    Locator chip = message(ann, "shall we?").locator(".reaction[data-emoji='🎉']");
    assertThat(chip).hasAccessibleName("🎉 Bob");
    assertThat(chip).hasAttribute("aria-pressed", "false");
    chip.click();
    assertThat(chip).hasAttribute("aria-pressed", "true");
    assertThat(message(bob, "shall we?").locator(".reaction[data-emoji='🎉']"))
        .hasAccessibleName("🎉 you and Ann");
    assertThat(message(ann, "shall we?"))
        .hasAccessibleName(Pattern.compile("shall we\\?.*🎉 Bob and you.*"));
    screenshot(ann, "reactions");
    assertEquals("", Axe.violations(ann));
    ann.reload();
    assertThat(chip).hasAttribute("aria-pressed", "true");
    chip.click();
    assertThat(chip).hasAccessibleName("🎉 Bob");
    message(bob, "shall we?").locator(".reaction[data-emoji='🎉']").click();
    assertThat(chip).hasCount(0);
  }

  @Test
  @DisplayName("an answer has a quote that follows edits, and leads to what it answers")
  void reply() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    says(ann, "when do we meet?");
    does(bob, "when do we meet?", "reply");
    assertThat(bob.locator("#composer-about")).containsText("Reply to Ann");
    assertThat(bob.locator("#composer")).isFocused();
    screenshot(bob, "replying");
    bob.keyboard().type("at nine");
    bob.keyboard().press("Enter");
    assertThat(bob.locator("#composer-about")).hasCount(0);
    assertThat(message(ann, "at nine").locator(".quote")).containsText("when do we meet?");
    ann.locator("#composer").press("ArrowUp");
    ann.locator("#composer").fill("when and where?");
    ann.locator("#composer").press("Enter");
    assertThat(message(bob, "at nine").locator(".quote")).containsText("when and where?");
    message(bob, "at nine").locator(".quote").click();
    assertThat(message(bob, "when and where?").first()).isFocused();
    screenshot(bob, "quoted");
  }

  @Test
  @DisplayName("a thread is beside the room, and on a phone a view of its own")
  void thread() {
    Page ann = comes("Ann", "en-GB");
    Page bao = onPhone("宝", ColorScheme.DARK);
    says(ann, "a question");
    does(ann, "a question", "thread");
    assertThat(ann.locator("#thread-composer")).isFocused();
    assertThat(ann.locator("#thread")).containsText("No replies yet.");
    ann.keyboard().type("one answer");
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#thread .message")).hasCount(2);
    assertThat(ann.locator("#messages .replies")).containsText("1 reply");
    assertThat(ann.locator("#follow")).hasText("Following");
    assertEquals("", Axe.violations(ann), "thread");
    screenshot(ann, "thread");
    bao.locator("#messages .replies").click();
    assertThat(bao.locator("#thread")).containsText("one answer");
    assertEquals(390, bao.locator("#beside").boundingBox().width, 1);
    assertEquals("", Axe.violations(bao), "thread on a phone");
    screenshot(bao, "thread-phone-dark-chinese");
    bao.locator("#thread-composer").fill("第二个回答");
    bao.locator("#thread-composer").press("Enter");
    assertThat(ann.locator("#thread")).containsText("第二个回答");
    bao.locator("#close-beside").click();
    assertThat(bao.locator("#beside")).hasCount(0);
    assertThat(bao.locator("#messages .replies")).containsText("2");
    ann.locator("#thread-composer").focus();
    ann.keyboard().press("Escape");
    assertThat(ann.locator("#beside")).hasCount(0);
    assertThat(ann.locator("#people")).isVisible();
  }

  @Test
  @DisplayName("what is pinned bears a mark, stands in a list, and the list leads there")
  void pin() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    says(ann, "the address of the office");
    chooses(bob, "the address of the office", "pin");
    assertThat(message(ann, "the address").locator(".pinned-mark")).hasCount(1);
    ann.locator("#open-pins").click();
    assertThat(ann.locator("#pins .hit")).hasCount(1);
    assertEquals("", Axe.violations(ann), "pins");
    screenshot(ann, "pins");
    ann.locator("#pins .hit").click();
    assertThat(message(ann, "the address")).isFocused();
    chooses(bob, "the address of the office", "unpin");
    assertThat(ann.locator("#beside")).containsText("Nothing is pinned here yet.");
    assertThat(message(ann, "the address").locator(".pinned-mark")).hasCount(0);
  }

  @Test
  @DisplayName("a message is passed on to another room, and says who said it first")
  void forward() {
    Person bob = inRoom("Bob", "garden");
    bob.joins("lobby");
    Page ann = comes("Ann", "en-GB");
    bob.says("lobby", "for the garden, too");
    ann.locator("#open-rooms [data-room=garden]").click();
    ann.locator("#rooms [data-room=lobby]").click();
    chooses(ann, "for the garden", "forward");
    assertEquals("", Axe.violations(ann), "forwarding");
    ann.locator("#forwarding input").fill("gar");
    assertThat(ann.locator("#forwarding [data-to]")).hasCount(1);
    ann.locator("#forwarding [data-to=garden]").click();
    ann.locator("#rooms [data-room=garden]").click();
    assertThat(message(ann, "for the garden").locator(".forwarded"))
        .hasText("Forwarded; first said by Bob");
  }

  @Test
  @DisplayName("who is meant sees it in the row, and everybody sees who is meant")
  void mention() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    assertThat(bob.locator("#members")).containsText("Ann");
    says(bob, "is @Ann here?");
    assertThat(message(ann, "is @Ann here?")).hasClass(Pattern.compile("mentioning"));
    assertThat(message(ann, "is @Ann here?").locator(".named.me")).hasText("@Ann");
    assertThat(message(bob, "is @Ann here?").locator(".named")).hasText("@Ann");
    says(bob, "dinner for @all");
    assertThat(message(ann, "dinner for")).hasClass(Pattern.compile("mentioning"));
    screenshot(ann, "mentions");
    assertEquals("", Axe.violations(ann));
  }

  @Test
  @DisplayName("what happened while one was away is there when one is back")
  void resumed() {
    Page ann = comes("Ann", "en-GB");
    Person bob = inRoom("Bob", "lobby");
    String id = bob.says("lobby", "the first text").getString("id");
    String gone = bob.says("lobby", "soon gone").getString("id");
    assertThat(message(ann, "soon gone")).hasCount(1);
    ann.context().setOffline(true);
    JsonObject body = new JsonObject().put("text", "the second text");
    Person.ok(bob.asks("edit", change(id).put("body", body)));
    Person.ok(bob.asks("react", change(id).put("emoji", "👍")));
    Person.ok(bob.asks("delete", change(gone)));
    ann.context().setOffline(false);
    int port = server().port();
    server().close();
    serve(Server.start(data(), new JsonObject().put("http", new JsonObject().put("port", port))));
    assertThat(message(ann, "the second text").locator(".edited")).hasCount(1);
    assertThat(message(ann, "the second text").locator(".reaction[data-emoji='👍']")).hasCount(1);
    assertThat(message(ann, "This message was deleted.")).hasCount(1);
    assertThat(ann.locator("#messages .message")).hasCount(2);
  }

  @Test
  @DisplayName("what could not be done is told in words, and can be tried again")
  void failed() {
    Page ann = comes("Ann", "en-GB");
    says(ann, "a text");
    assertThat(message(ann, "a text")).hasAttribute("data-state", "sent");
    int port = server().port();
    server().close();
    ann.locator("#composer").press("ArrowUp");
    ann.locator("#composer").fill("another text");
    ann.locator("#composer").press("Enter");
    assertThat(ann.locator("#notice")).containsText("That was not done. There is no connection.");
    screenshot(ann, "not-done");
    serve(Server.start(data(), new JsonObject().put("http", new JsonObject().put("port", port))));
    assertThat(ann.locator("#transport")).hasText("websocket");
    ann.locator("#notice-again").click();
    assertThat(message(ann, "another text")).hasCount(1);
    assertThat(ann.locator("#notice")).isHidden();
  }

  @Test
  @DisplayName("a link to a message far above opens the room there, and the end is one click away")
  void permalink() {
    Person bob = inRoom("Bob", "lobby");
    for (int n = 1; n <= 160; n++) {
      bob.asksPatiently("send", Person.to("room:lobby", "word-" + n + "."));
    }
    Page ann = comes("Ann", "en-GB");
    ann.evaluate("location.hash = 'room=lobby&at=20'");
    assertThat(message(ann, "word-20.")).isFocused();
    assertThat(message(ann, "word-20.")).isInViewport();
    bob.says("lobby", "now");
    assertThat(ann.locator("#latest")).hasText("1 new ↓");
    assertThat(message(ann, "now")).hasCount(0);
    ann.locator("#latest").click();
    assertThat(message(ann, "now")).isInViewport();
    ann.evaluate("location.hash = 'room=lobby&at=21'");
    assertThat(message(ann, "word-21.")).isFocused();
    ann.reload();
    assertThat(message(ann, "word-21.")).isInViewport();
  }

  @Test
  @DisplayName("a message grows word by word, late comers see it all, and a reader may stop it")
  void grows() {
    Page ann = comes("Ann", "en-GB");
    Person bot = inRoom("Bot", "lobby");
    JsonObject begun =
        bot.asks("send", Person.to("room:lobby", "Once upon").put("open", true).put("cid", "tale"));
    String id = Person.ok(begun).getString("id");
    assertThat(message(ann, "Once upon")).hasAttribute("aria-busy", "true");
    Person.ok(bot.asks("append", change(id).put("n", 0).put("text", " a time")));
    assertThat(message(ann, "Once upon a time")).hasCount(1);
    Page late = comes("Late", "en-GB");
    assertThat(message(late, "Once upon a time")).hasAttribute("aria-busy", "true");
    Person.ok(bot.asks("append", change(id).put("n", 1).put("text", " there was")));
    assertThat(message(ann, "Once upon a time there was")).hasCount(1);
    assertThat(message(late, "Once upon a time there was")).hasCount(1);
    assertEquals("", Axe.violations(ann));
    screenshot(ann, "growing");
    Person.ok(bot.asks("append", change(id).put("end", "done").put("n", 2).put("text", " a cat.")));
    assertThat(message(ann, "there was a cat.").locator(".stop")).hasCount(0);
    assertThat(message(late, "there was a cat.").locator(".stop")).hasCount(0);
    ann.reload();
    assertThat(message(ann, "Once upon a time there was a cat.")).hasCount(1);
    Person.ok(bot.asks("send", Person.to("room:lobby", "And another").put("open", true)));
    message(late, "And another").locator(".stop").click();
    assertThat(message(ann, "And another")).containsText("It was stopped here by Late.");
    assertThat(message(late, "And another").locator(".stop")).hasCount(0);
    ann.reload();
    assertThat(message(ann, "And another")).containsText("It was stopped here by Late.");
  }
}
