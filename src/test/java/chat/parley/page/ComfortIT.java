package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Usability: nothing is in the way, and what is refused is refused in words, where one looks. */
class ComfortIT extends BrowserTest {
  @Test
  @DisplayName("language, appearance, connection and the way out are in one place, one key away")
  void settings() {
    Page ann = comes("Ann", "en-GB");
    assertTrue(ann.locator(".footer").boundingBox().height < 80);
    assertThat(ann.locator("#open-settings"))
        .hasAccessibleName(Pattern.compile("Ann online Settings"));
    ann.locator("#open-settings").focus();
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#settings")).hasAccessibleName("Settings");
    assertThat(ann.locator("#transport")).isVisible();
    screenshot(ann, "settings");
    ann.locator("#language").selectOption("zh-CN");
    assertThat(ann.locator("#settings")).hasAccessibleName("设置");
    ann.locator("#theme").selectOption("dark");
    assertThat(ann.locator("html")).hasAttribute("data-theme", "dark");
    screenshot(ann, "settings-dark-chinese");
    ann.keyboard().press("Escape");
    assertThat(ann.locator("#open-settings")).isFocused();
    ann.keyboard().press("Enter");
    ann.mouse().click(5, 5);
    assertThat(ann.locator("#settings")).isHidden();
    ann.keyboard().press("Enter");
    ann.locator("#quit").click();
    assertThat(ann.locator("#name")).isVisible();
    Page bao = onPhone("宝", ColorScheme.LIGHT);
    bao.locator(".header .only-narrow").first().click();
    screenshot(bao, "rooms-phone-chinese");
    bao.locator("#open-settings").click();
    screenshot(bao, "settings-phone-chinese");
    bao.locator("#settings [aria-label=关闭]").click();
    assertThat(bao.locator("#settings")).isHidden();
  }

  @Test
  @DisplayName("a text that is too long cannot be sent, and Enter says why; emoji count as one")
  void tooLong() {
    Page ann = comes("Ann", "en-GB");
    ann.locator("#composer").fill("😀".repeat(8_000));
    assertThat(ann.locator("#counter")).hasText("0 characters left");
    assertThat(ann.locator("#send")).isEnabled();
    ann.locator("#composer").fill("x".repeat(8_003));
    assertThat(ann.locator("#counter")).hasText("3 characters too many");
    assertThat(ann.locator("#send")).isDisabled();
    assertThat(ann.locator("#remark")).isEmpty();
    ann.locator("#composer").press("Enter");
    assertThat(ann.locator("#remark"))
        .hasText("Too long to send: shorten it, or send it in parts.");
    assertThat(
            ann.getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText("Too long")))
        .hasCount(1);
    assertThat(ann.locator("#composer")).isFocused();
    assertThat(ann.locator("#messages .message")).hasCount(0);
    screenshot(ann, "too-long");
    ann.locator("#composer").press("End");
    List.of(1, 2, 3).forEach(n -> ann.locator("#composer").press("Backspace"));
    assertThat(ann.locator("#remark")).isEmpty();
    ann.locator("#composer").press("Enter");
    assertThat(ann.locator("#messages .message")).hasAttribute("data-state", "sent");
  }

  @Test
  @DisplayName("a picture that is pasted or dropped waits to be sent, and the page stays")
  void pictures() {
    Page ann = onPhone("安", ColorScheme.DARK);
    String transfer =
        """
        (type) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array([1])], 'cat.png', { type: 'image/png' }));
          const options = { bubbles: true, cancelable: true };
          const event = type === 'paste' ? new ClipboardEvent(type, { ...options, clipboardData: data })
            : new DragEvent(type, { ...options, dataTransfer: data });
          document.getElementById('messages').dispatchEvent(event);
          return event.defaultPrevented;
        }""";
    assertEquals(true, ann.evaluate(transfer, "paste"));
    assertThat(ann.locator("#waiting .take-out")).hasCount(1);
    screenshot(ann, "picture-phone-dark-chinese");
    ann.locator("#composer").fill("and words");
    assertEquals(true, ann.evaluate(transfer, "dragover"));
    assertEquals(true, ann.evaluate(transfer, "drop"));
    assertThat(ann.locator("#waiting .take-out").nth(1)).hasAccessibleName("移除 cat.png");
    assertThat(ann.locator("#composer")).hasValue("and words");
  }
}
