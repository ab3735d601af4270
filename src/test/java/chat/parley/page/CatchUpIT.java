package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What has happened since one left, in one list. */
class CatchUpIT extends BrowserTest {
  private static void goesTo(Page page, String room) {
    page.locator("[data-room=" + room + "]").first().click();
    assertThat(page.locator("#composer[data-room='" + room + "']")).hasCount(1);
  }

  private static Locator card(Page page, String conversation) {
    return page.locator("#inbox [data-conversation='" + conversation + "']");
  }

  private static void sends(Person person, String to, JsonObject body, JsonObject more) {
    Person.ok(person.asks("send", more.copy().put("to", to).put("body", body)));
  }

  private static JsonObject text(String text) {
    return new JsonObject().put("text", text);
  }

  @Test
  @DisplayName("mentions, private words, threads and rooms stand there in this order, by keys")
  void order() {
    Person bob = inRoom("Bob", "garden");
    Person cid = inRoom("Cid", "kitchen");
    Page ann = comes("Ann", "en-GB");
    String me = ann.locator("#members div[data-user]").first().getAttribute("data-user");
    for (String room : new String[] {"garden", "kitchen", "lobby"}) {
      goesTo(ann, room);
      ChatPage.says(ann, "who waters the " + room + "?");
      assertThat(message(ann, "who waters")).hasAttribute("data-state", "sent");
    }
    bob.says("garden", "I was there today");
    sends(
        bob,
        "room:garden",
        text("@Ann, look").put("mentions", new JsonArray().add(me)),
        new JsonObject());
    sends(cid, "room:kitchen", text("it drips"), new JsonObject().put("reply", 1));
    sends(cid, "user:" + me, text("are you there?"), new JsonObject());
    assertThat(ann.locator("#open-inbox"))
        .hasAccessibleName("Inbox , 3 conversations unread, 1 mention");
    assertThat(ann.locator("#open-threads .badge")).hasText("1");
    ann.keyboard().press("Alt+i");
    assertThat(ann.locator("#inbox h3"))
        .hasText(new String[] {"You were mentioned", "Private", "Threads", "Rooms"});
    assertThat(card(ann, "garden").locator("[data-open]")).isFocused();
    assertThat(card(ann, "garden").locator(".line"))
        .containsText(new String[] {"I was there today", "@Ann, look"});
    assertThat(card(ann, "kitchen").locator(".line")).containsText(new String[] {"it drips"});
    assertThat(card(ann, "thread kitchen:1")).containsText("who waters the kitchen?");
    assertThat(ann).hasTitle("(4) Inbox · Parley");
    assertEquals("", Axe.violations(ann), "inbox");
    screenshot(ann, "inbox");
    ann.setViewportSize(320, 640);
    ann.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertEquals("", Axe.violations(ann), "inbox on a narrow screen, dark");
    assertEquals(
        true, ann.evaluate("() => document.querySelector('.inbox-list').scrollWidth <= 320"));
    screenshot(ann, "inbox-narrow-dark");
    ann.setViewportSize(1280, 720);
    ann.keyboard().press("j");
    assertThat(ann.locator("#inbox article [data-open]").nth(1)).isFocused();
    ann.keyboard().press("ArrowUp");
    ann.keyboard().press("e");
    assertThat(card(ann, "garden")).hasCount(0);
    assertThat(ann.locator("#inbox article [data-open]").first()).isFocused();
    assertThat(ann.locator("#rooms [data-room=garden] .badge")).hasCount(0);
    ann.keyboard().press("u");
    assertThat(card(ann, "garden").locator(".line")).hasCount(2);
    card(ann, "garden").locator("[data-open]").press("Enter");
    assertThat(ann.locator("#divider + .message")).containsText("I was there today");
    assertThat(ann.locator("#messages")).isFocused();
    ann.goBack();
    assertThat(card(ann, "garden")).hasCount(0);
    card(ann, "kitchen").locator("[data-act=read]").click();
    assertThat(ann.locator("#inbox article")).hasCount(1);
    ann.locator("#inbox [data-act=read]").click();
    assertThat(ann.locator("#inbox")).containsText("You have read everything.");
    assertThat(ann.locator("#open-inbox .badge")).hasCount(0);
    ann.keyboard().press("Escape");
    assertThat(ann.locator("#messages[data-room=garden]")).isVisible();
  }

  @Test
  @DisplayName("of a long absence one begins at the first word, in the inbox and in the room")
  void longAbsence() {
    Person bob = inRoom("Bob", "garden");
    Page ann = comes("Ann", "zh-CN");
    goesTo(ann, "garden");
    bob.says("garden", "seen.");
    assertThat(message(ann, "seen.")).hasCount(1);
    goesTo(ann, "lobby");
    ann.navigate("about:blank");
    IntStream.rangeClosed(1, 120)
        .forEach(n -> bob.asksPatiently("send", Person.to("room:garden", "word-" + n + ".")));
    ann.navigate("http://127.0.0.1:" + server().port() + "/#inbox");
    assertThat(card(ann, "garden").locator(".line"))
        .containsText(new String[] {"word-1.", "word-2.", "word-3.", "还有 117 条"});
    screenshot(ann, "inbox-chinese");
    card(ann, "garden").locator("[data-open]").click();
    assertThat(ann.locator("#divider + .message")).containsText("word-1.");
    assertThat(message(ann, "word-1.").first()).isInViewport();
    assertThat(ann.locator("#rooms [data-room=garden] .badge")).hasText("120");
    ann.locator("#latest").click();
    assertThat(message(ann, "word-120.")).isInViewport();
    assertThat(ann.locator("#rooms [data-room=garden] .badge")).hasCount(0);
  }
}
