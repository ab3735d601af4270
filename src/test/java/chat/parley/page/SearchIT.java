package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was said is found again, in its place, in whatever script it was written. */
class SearchIT extends BrowserTest {
  @Test
  @DisplayName("a hit has its words marked, and leads to where it was said")
  void finds() {
    Person bob = inRoom("Bob", "garden");
    bob.says("garden", "the roses are in bloom");
    for (int n = 1; n <= 120; n++) {
      bob.asksPatiently("send", Person.to("room:garden", "word-" + n + "."));
    }
    Page ann = comes("Ann", "en-GB");
    ann.locator("#open-search").click();
    assertThat(ann.locator("#search-words")).isFocused();
    assertEquals("", Axe.violations(ann), "search");
    ann.keyboard().type("Rose bloom");
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#beside")).containsText("Nothing was found.");
    ann.locator("#search-words").fill("roses BLOOM");
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#hits mark")).hasText(new String[] {"roses", "bloom"});
    assertEquals("", Axe.violations(ann), "hits");
    screenshot(ann, "search");
    ann.locator("#hits .hit").click();
    assertThat(message(ann, "the roses")).isFocused();
    assertThat(ann.locator("#composer[data-room='garden']")).hasCount(1);
    ann.locator("#search-words").fill("before:yesterday");
    ann.locator("#search-words").press("Enter");
    assertThat(ann.locator("#beside [role=alert]")).containsText("This cannot be searched for.");
    screenshot(ann, "search-refused");
  }

  @Test
  @DisplayName("one Chinese character is found on a phone, and marked")
  void chinese() {
    Person bob = inRoom("Bob", "lobby");
    bob.says("lobby", "明天的会议几点开始？");
    bob.says("lobby", "今天天气很好");
    Page bao = onPhone("宝", ColorScheme.DARK);
    bao.locator("#open-search").click();
    bao.locator("#search-words").fill("会");
    bao.locator("#search-words").press("Enter");
    assertThat(bao.locator("#hits mark")).hasText("会");
    screenshot(bao, "search-phone-dark-chinese");
    assertEquals("", Axe.violations(bao));
    bao.locator("#hits .hit").click();
    assertThat(message(bao, "明天的会议")).isInViewport();
    assertThat(bao.locator("#beside")).hasCount(0);
  }
}
