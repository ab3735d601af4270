package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the server would refuse is told in words before one tries. */
class ReasonsIT extends BrowserTest {
  private static final String OVER = "The time in which it could be changed is over.";

  @Test
  @DisplayName(
      "what is too old is not edited, with a mouse, by a key or by a finger; it is deleted")
  void tooOld() {
    Person bob = inRoom("Bob", "lobby");
    Page ann = comes("Ann", "en-GB");
    says(ann, "an old story");
    Locator story = message(ann, "an old story");
    assertThat(story).hasAttribute("data-state", "sent");
    story.hover();
    Locator edit = story.locator(".actions [data-act=edit]");
    assertThat(edit).not().hasAttribute("aria-disabled", "true");
    long later = System.currentTimeMillis() + Duration.ofHours(25).toMillis();
    ann.clock().setSystemTime(later);
    bob.says("lobby", "a day later");
    assertThat(message(ann, "a day later")).hasCount(1);
    story.hover();
    assertThat(edit).hasAttribute("aria-disabled", "true");
    assertThat(edit).hasAttribute("aria-description", OVER);
    edit.click(new Locator.ClickOptions().setForce(true));
    assertThat(ann.locator("#notice")).containsText(OVER);
    assertThat(ann.locator(".about")).hasCount(0);
    ann.locator("#composer").press("ArrowUp");
    assertThat(ann.locator("#remark")).hasText(OVER);
    story.hover();
    story.locator("[data-act=more]").click();
    Locator line = ann.locator("#message-menu [data-act=edit]");
    assertThat(line).hasText("Edit" + OVER);
    assertEquals("", Axe.violations(ann), "menu with a reason");
    screenshot(ann, "reason");
    line.click(new Locator.ClickOptions().setForce(true));
    assertThat(line).isVisible();
    ann.locator("#message-menu [data-act=delete]").click();
    ann.locator("#delete-now").click();
    assertThat(ann.locator(".deleted-text")).hasCount(1);
    ann.locator("#composer").fill("@all come here");
    assertThat(ann.locator(".called")).hasText("This calls 1 person.");
  }
}
