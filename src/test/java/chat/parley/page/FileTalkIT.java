package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files take part in the talk: in threads, with names and marked words, and passed on. */
class FileTalkIT extends BrowserTest {
  /** Lets go of a text above an element, which is found by its selector. */
  private static final String DROP =
      """
      ([at, name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: 'text/plain' }));
        for (const kind of ['dragenter', 'drop'])
          document.querySelector(at).dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
      }
      """;

  private static void acts(Page page, String text, String act) {
    Locator row = message(page, text);
    row.hover();
    Locator button = row.locator("[data-act=" + act + "]");
    if (button.count() > 0) {
      button.click();
    } else {
      row.locator("[data-act=more]").click();
      page.locator("#message-menu [data-act=" + act + "]").click();
    }
  }

  @Test
  @DisplayName(
      "a file goes into a thread by drop and by choice, with marked words, and calls people")
  void inThread() {
    Page ann = comes("Ann", "en-GB");
    Page bob = onPhone("Bob", ColorScheme.DARK);
    says(bob, "Where is the plan?");
    acts(ann, "Where is the plan?", "thread");
    ann.evaluate(DROP, List.of("#thread .pane-log", "plan.txt", "first dig"));
    assertThat(ann.locator("#thread-composer-waiting .take-out")).hasCount(1);
    assertThat(ann.locator("#waiting")).hasCount(0);
    assertThat(ann.locator("#thread-composer")).isFocused();
    ann.locator("#attach").click();
    assertEquals(
        ann.locator("#attach").boundingBox().x,
        ann.locator("#attach-menu").boundingBox().x,
        1,
        "it opens within its pane");
    ann.keyboard().press("Escape");
    ann.locator("#thread-composer-attach").click();
    FileChooser chooser =
        ann.waitForFileChooser(() -> ann.locator("#attach-menu [data-act=files]").click());
    chooser.setFiles(
        new com.microsoft.playwright.options.FilePayload(
            "more.txt", "text/plain", "then sow".getBytes(StandardCharsets.UTF_8)));
    assertThat(ann.locator("#thread-composer-waiting .take-out")).hasCount(2);
    assertEquals("", Axe.violations(ann), "files that wait in a thread");
    screenshot(ann, "files-thread-waiting");
    ann.locator("#thread-composer").fill("**here** it is, @Bob");
    ann.locator("#thread-composer").press("Enter");
    Locator answers = ann.locator("#thread .message");
    assertThat(answers).hasCount(3);
    assertThat(answers.nth(1).locator("strong")).hasText("here");
    assertThat(answers.nth(1).locator(".named")).hasText("@Bob");
    assertThat(answers.nth(2).locator(".file-name")).hasText("more.txt");
    assertThat(ann.locator("#thread .file[data-state=complete]")).hasCount(2);
    assertThat(message(bob, "it is, @Bob")).hasClass(Pattern.compile("mentioning"));
    assertThat(message(bob, "it is, @Bob").locator(".quote")).containsText("Where is the plan?");
    assertThat(message(bob, "more.txt").locator(".quote")).hasCount(1);
    assertEquals("", Axe.violations(ann), "files in a thread");
    screenshot(ann, "files-thread");
    screenshot(bob, "files-thread-phone-dark");
    bob.locator("#messages button[id^='replies-']").first().click();
    bob.locator("#thread-composer-attach").click();
    assertThat(bob.locator("#attach-menu")).isVisible();
    screenshot(bob, "files-thread-menu-phone-dark");
  }
}
