package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Person;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What helps while one writes: people, rooms and emoji by their first letters, and a picker. */
class WritingIT extends BrowserTest {
  /** An input method at work: its keys are its own, until it has given the word. */
  private static final String COMPOSES =
      """
      (area) => {
        const key = (isComposing, name) => new KeyboardEvent('keydown', { key: name, isComposing, bubbles: true, cancelable: true });
        area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        area.value = '@Bo';
        area.setSelectionRange(3, 3);
        area.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
        const taken = area.dispatchEvent(key(true, 'Enter')) && area.dispatchEvent(key(true, 'Tab'));
        return taken && document.querySelectorAll('.completions').length === 0;
      }""";

  @Test
  @DisplayName("people, rooms and emoji are found by their first letters, by the keys alone")
  void completion() {
    inRoom("Bob", "lobby");
    inRoom("Bobette", "garden").joins("lobby");
    Page ann = comes("Ann", "en-GB");
    Locator composer = ann.locator("#composer");
    Locator offered = ann.locator(".completions [role=option]");
    assertThat(ann.locator("#members")).containsText("Bobette");
    composer.pressSequentially("hello @bob");
    assertThat(offered).hasCount(2);
    assertThat(composer).hasAttribute("aria-activedescendant", "composer-completion-0");
    assertEquals("", Axe.violations(ann));
    screenshot(ann, "completion");
    composer.press("ArrowDown");
    composer.press("Enter");
    assertThat(composer).hasValue("hello @Bobette ");
    assertThat(offered).hasCount(0);
    composer.pressSequentially("in #gar");
    assertThat(offered).hasCount(1);
    composer.press("Tab");
    composer.pressSequentially(":tad");
    assertThat(offered.first()).containsText("party popper");
    composer.press("Tab");
    assertThat(composer).hasValue("hello @Bobette in #garden 🎉 ");
    composer.pressSequentially("@b");
    assertThat(offered).hasCount(2);
    composer.press("Escape");
    assertThat(offered).hasCount(0);
    assertThat(composer).hasValue("hello @Bobette in #garden 🎉 @b");
    composer.press("Enter");
    assertThat(message(ann, "hello @Bobette in #garden 🎉 @b")).hasCount(1);
  }

  @Test
  @DisplayName("Enter sends a name that is written out, and times and addresses ask for nothing")
  void writtenOut() {
    Page ann = comes("Ann", "en-GB");
    inRoom("Bob", "lobby");
    assertThat(ann.locator("#members")).containsText("Bob");
    Locator composer = ann.locator("#composer");
    composer.pressSequentially("at 12:30, see http://x or ann@b");
    assertThat(ann.locator(".completions")).hasCount(0);
    composer.pressSequentially(" and @Bob");
    assertThat(ann.locator(".completions")).hasCount(1);
    composer.press("Enter");
    assertThat(message(ann, "and @Bob")).hasAttribute("data-state", "sent");
    assertThat(composer).hasValue("");
  }

  @Test
  @DisplayName("while an input method composes, its keys are its own")
  void inputMethod() {
    Page ann = comes("安", "zh-CN");
    inRoom("Bob", "lobby");
    assertThat(ann.locator("#members")).containsText("Bob");
    ann.locator("#composer").focus();
    assertEquals(true, ann.locator("#composer").evaluate(COMPOSES));
    assertThat(ann.locator("#messages .message")).hasCount(0);
    ann.locator("#composer").dispatchEvent("compositionend");
    assertThat(ann.locator(".completions [role=option]")).hasCount(1);
  }

  @Test
  @DisplayName("the picker finds emoji in the person's language, and remembers the last ones")
  void picker() {
    Page ann = onPhone("安", ColorScheme.DARK);
    ann.locator(".composer .emoji").click();
    Locator picker = ann.locator("#emoji-picker");
    assertThat(picker.locator("[data-emoji='🐼']").first()).hasAttribute("aria-label", "熊猫");
    assertEquals("", Axe.violations(ann), "picker");
    screenshot(ann, "emoji-phone-dark-chinese");
    picker.locator("input").fill("熊猫");
    assertThat(picker.locator("[data-emoji]")).hasCount(1);
    picker.locator("input").press("Enter");
    assertThat(picker).isHidden();
    assertThat(ann.locator("#composer")).hasValue("🐼");
    ann.locator("#composer").press("Enter");
    assertThat(message(ann, "🐼").locator(".large")).hasCount(1);
    Page bob = comes("Bob", "en-GB");
    bob.locator(".composer .emoji").focus();
    bob.keyboard().press("Enter");
    bob.keyboard().type("zzzz");
    assertThat(bob.locator("#emoji-picker .none")).hasText("There is no such emoji.");
    bob.locator("#emoji-search").fill("wave");
    assertThat(bob.locator("#emoji-picker [data-emoji]").first()).hasText("👋");
    bob.keyboard().press("ArrowDown");
    bob.keyboard().press("Enter");
    assertThat(bob.locator("#composer")).hasValue("👋");
    assertThat(bob.locator("#composer")).isFocused();
    bob.locator(".composer .emoji").click();
    assertThat(bob.locator("#emoji-picker [data-emoji]").first()).hasText("👋");
    bob.keyboard().press("Escape");
    assertThat(bob.locator("#emoji-picker")).isHidden();
    assertThat(bob.locator(".composer .emoji")).isFocused();
  }

  @Test
  @DisplayName("what can be done with a message is at hand for the mouse, the keys and a thumb")
  void actions() {
    Page ann = comes("Ann", "en-GB");
    Person bob = inRoom("Bob", "lobby");
    bob.says("lobby", "one of Bob");
    says(ann, "one of mine");
    assertThat(message(ann, "one of mine")).hasAttribute("data-state", "sent");
    message(ann, "one of Bob").hover();
    assertThat(ann.locator(".actions [data-act]")).hasCount(4);
    assertThat(message(ann, "one of Bob").locator("[data-act=edit]")).hasCount(0);
    ann.locator("#messages").focus();
    ann.keyboard().press("ArrowUp");
    assertThat(message(ann, "one of mine").locator("[data-act=edit]")).hasCount(1);
    ann.keyboard().press("Tab");
    assertThat(ann.locator("[data-act=react]")).isFocused();
    ann.keyboard().press("ArrowLeft");
    assertThat(ann.locator("[data-act=more]").first()).isFocused();
    ann.keyboard().press("Enter");
    Locator menu = ann.locator("#message-menu");
    assertThat(menu).isVisible();
    assertEquals("", Axe.violations(ann), "menu");
    screenshot(ann, "message-menu");
    ann.keyboard().press("End");
    assertThat(menu.locator("[data-act=delete]")).isFocused();
    ann.keyboard().press("Escape");
    assertThat(menu).isHidden();
    Page bao = onPhone("宝", ColorScheme.LIGHT);
    Locator pressed = message(bao, "one of Bob");
    BoundingBox box = pressed.locator(".text").boundingBox();
    CDPSession finger = bao.context().newCDPSession(bao);
    finger.send("Input.dispatchTouchEvent", touch("touchStart", box.x + 4, box.y + 4));
    assertThat(pressed).hasAttribute("data-pointed", "");
    finger.send("Input.dispatchTouchEvent", touch("touchEnd"));
    assertThat(bao.locator("#message-menu")).isVisible();
    assertTrue(bao.locator("#message-menu").boundingBox().width >= 389);
    assertEquals("", Axe.violations(bao), "menu on a phone");
    screenshot(bao, "message-menu-phone");
  }

  private static com.google.gson.JsonObject touch(String type, double... place) {
    JsonArray points = new JsonArray();
    if (place.length > 0) {
      points.add(new JsonObject().put("x", place[0]).put("y", place[1]));
    }
    JsonObject event = new JsonObject().put("type", type).put("touchPoints", points);
    return JsonParser.parseString(event.encode()).getAsJsonObject();
  }

  @Test
  @DisplayName("code has a button that copies it, and its words are told apart")
  void code() {
    Page ann = comes("Ann", "en-GB");
    ann.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    Person bob = inRoom("Bob", "lobby");
    String code = "if (n > 1) return \"<b>one</b>\"; // done";
    JsonObject body = new JsonObject().put("text", "```js\n" + code + "\n```").put("format", "md");
    Person.ok(bob.asks("send", new JsonObject().put("to", "room:lobby").put("body", body)));
    Locator shown = message(ann, "done").locator(".code");
    assertThat(shown.locator(".word")).hasText(new String[] {"if", "return"});
    assertThat(shown.locator(".string")).hasText("\"<b>one</b>\"");
    assertThat(shown.locator(".comment")).hasText("// done");
    shown.hover();
    shown.locator(".copy").click();
    assertEquals(code, ann.evaluate("navigator.clipboard.readText()"));
    assertThat(shown.locator(".copy .done")).isVisible();
    assertEquals("", Axe.violations(ann));
    screenshot(ann, "code");
  }
}
