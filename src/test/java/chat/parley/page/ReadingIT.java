package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What one has read and what not: history, read marks, the line "new". */
class ReadingIT extends BrowserTest {
  private static void goesTo(Page page, String room) {
    page.locator("[data-room=" + room + "]").first().click();
    assertThat(page.locator("#composer[data-room='" + room + "']")).hasCount(1);
  }

  @Test
  @DisplayName("who scrolls up finds all that was said, and stays where he reads")
  void history() {
    Person bob = inRoom("Bob", "lobby");
    IntStream.rangeClosed(1, 120)
        .forEach(n -> bob.asksPatiently("send", Person.to("room:lobby", "word-" + n + ".")));
    Page ann = comes("Ann", "en-GB");
    Locator messages = ann.locator("#messages .message");
    assertThat(messages).hasCount(50);
    assertThat(message(ann, "word-120.")).isInViewport();
    ann.locator("#messages").evaluate("log => { log.scrollTop = 0; }");
    assertThat(messages).hasCount(100);
    assertThat(message(ann, "word-71.")).isInViewport();
    ann.locator("#messages").evaluate("log => { log.scrollTop = 0; }");
    assertThat(messages).hasCount(120);
    ann.locator("#messages").evaluate("log => { log.scrollTop = 0; }");
    assertThat(message(ann, "word-1.")).isInViewport();
    bob.says("lobby", "and one more");
    assertThat(ann.locator("#latest")).hasText("1 new ↓");
    assertThat(message(ann, "word-1.")).isInViewport();
    ann.locator("#latest").click();
    assertThat(message(ann, "and one more")).isInViewport();
    assertThat(ann.locator("#latest")).hasCount(0);
    ann.locator(".day button").first().focus();
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#date-wanted")).isFocused();
    assertEquals("", Axe.violations(ann), "to a date");
    screenshot(ann, "to-a-date");
    ann.locator("#date-wanted").fill("2020-02-29");
    ann.keyboard().press("Enter");
    assertThat(message(ann, "word-1.")).isFocused();
    assertThat(message(ann, "word-1.")).isInViewport();
  }

  @Test
  @DisplayName("however far one scrolls, the page stays small, and the way back is whole")
  void window() {
    Person bob = inRoom("Bob", "lobby");
    IntStream.rangeClosed(1, 520)
        .forEach(n -> bob.asksPatiently("send", Person.to("room:lobby", "word-" + n + ".")));
    Page ann = comes("Ann", "en-GB");
    Locator messages = ann.locator("#messages .message");
    assertThat(messages).hasCount(50);
    for (int first = 421; first > 0; first -= 50) {
      ann.locator("#messages").evaluate("log => { log.scrollTop = 0; }");
      assertThat(message(ann, "word-" + first + ".")).hasCount(1);
    }
    assertTrue(messages.count() <= 400, messages.count() + " rows");
    assertThat(message(ann, "word-520.")).hasCount(0);
    for (int last = 371; last <= 520; last += 50) {
      ann.locator("#messages").evaluate("log => { log.scrollTop = log.scrollHeight; }");
      assertThat(message(ann, "word-" + last + ".")).hasCount(1);
    }
    ann.locator("#messages").evaluate("log => { log.scrollTop = 0; }");
    says(ann, "and what do you say?");
    assertThat(message(ann, "and what do you say?")).isInViewport();
    assertThat(ann.locator("#latest")).hasCount(0);
    assertThat(ann.locator("#composer")).isFocused();
  }

  @Test
  @DisplayName("what is said elsewhere counts as unread in all tabs, until one of them shows it")
  void unread() {
    Person bob = inRoom("Bob", "garden");
    Page ann = comes("Ann", "en-GB");
    goesTo(ann, "garden");
    goesTo(ann, "lobby");
    Page tab = ann.context().newPage();
    tab.navigate("http://127.0.0.1:" + server().port() + "/");
    goesTo(tab, "garden");
    goesTo(tab, "lobby");
    bob.says("garden", "one");
    bob.says("garden", "two");
    assertThat(ann.locator("#rooms [data-room=garden] .badge")).hasText("2");
    assertThat(tab.locator("#rooms [data-room=garden] .badge")).hasText("2");
    assertThat(tab).hasTitle("(2) lobby · Parley");
    goesTo(ann, "garden");
    assertThat(ann.locator("#divider + .message")).containsText("one");
    assertThat(ann.locator("#rooms .badge")).hasCount(0);
    assertThat(tab.locator("#rooms .badge")).hasCount(0);
    assertThat(tab).hasTitle("lobby · Parley");
  }
}
