package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of messages: each a thing of its own, short where it can be, in its author's colour. */
class MessagesIT extends BrowserTest {
  private static final String TIME = "\\d{1,2}:\\d{2}";

  @Test
  @DisplayName("each message is an article of its author, time, text and state, for the arrows too")
  void articles() {
    Page ann = comes("Ann", "en-GB");
    Person bob = inRoom("Bob", "lobby");
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
  @DisplayName("who speaks and when stands once for a group; the others tell their time when asked")
  void onceForGroup() {
    Page ann = comes("Ann", "en-GB");
    for (String text : List.of("one", "two", "three")) {
      says(ann, text);
    }
    assertThat(message(ann, "three")).hasAttribute("data-state", "sent");
    ann.mouse().move(0, 0);
    assertThat(message(ann, "one").locator(".meta")).hasCSS("opacity", "1");
    assertThat(message(ann, "two").locator(".meta")).hasCSS("opacity", "0");
    assertThat(message(ann, "three").locator(".meta")).hasCSS("opacity", "0");
    message(ann, "three").hover();
    assertThat(message(ann, "three").locator(".meta")).hasCSS("opacity", "1");
    screenshot(ann, "group-time");
  }

  @Test
  @DisplayName("a long message is folded, and opens where one reads")
  void folded() {
    Page ann = comes("Ann", "en-GB");
    Person bob = inRoom("Bob", "lobby");
    bob.says("lobby", "begin " + "of a long story ".repeat(190) + "and its end");
    IntStream.range(0, 9).forEach(n -> bob.says("lobby", "a short answer, number " + n));
    Locator story = message(ann, "begin of a long");
    double folded = story.boundingBox().height;
    assertTrue(folded < 480, "folded to " + folded);
    assertThat(message(ann, "number 2").locator(".fold")).hasCount(0);
    screenshot(ann, "folded");
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
  @DisplayName("three people have three colours that nobody takes for one another")
  void colours() {
    Page ann = comes("Ann", "en-GB");
    List<String> names =
        List.of("Bob", "Cid", "Dan", "Eve", "Fay", "Gus", "Hal", "Ivy", "Jo", "Kim", "Lea");
    names.forEach(name -> inRoom(name, "lobby"));
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
              const { PersonColours } = await import('/js/view/access/colours.js');
              for (let n = 0; n < 500; n++) {
                const hues = new PersonColours();
                const [a, b, c] = [0, 1, 2].map((k) => hues.of(`guest-${n}-${k * 7}`));
                const apart = (x, y) => Math.min(Math.abs(x - y), 12 - Math.abs(x - y));
                if (Math.min(apart(a, b), apart(b, c), apart(a, c)) < 3) return false;
              }
              return true;
            }"""));
    screenshot(ann, "colours");
  }

  @Test
  @DisplayName("an entry of a kind that the page does not know is passed over, and costs nothing")
  void unknownKind() {
    Page ann = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
    // A later server: to this page what is said as "recast" is an entry of another kind.
    ann.routeWebSocket(
        Pattern.compile("/ws$"),
        route -> {
          WebSocketRoute later = route.connectToServer();
          route.onMessage(frame -> later.send(frame.text()));
          later.onMessage(frame -> route.send(recast(frame.text())));
        });
    ChatPage.enters(ann, server().port(), "Ann");
    Person bob = inRoom("Bob", "lobby");
    bob.says("lobby", "before");
    bob.says("lobby", "recast");
    bob.says("lobby", "after");
    assertThat(message(ann, "after")).hasCount(1);
    assertThat(ann.locator("#messages .message")).hasCount(2);
    assertThat(ann.locator("#members")).containsText("Bob");
  }

  private static String recast(String frame) {
    JsonObject event = new JsonObject(frame);
    if (!"message".equals(event.getString("ev")) || !frame.contains("recast")) {
      return frame;
    }
    event.put("ev", "recast").remove("from");
    event.remove("body");
    return event.encode();
  }
}
