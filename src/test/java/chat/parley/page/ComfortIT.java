package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Nothing is in the way, nothing is lost, and whatever is refused is refused in words, where one
 * looks.
 */
class ComfortIT extends BrowserTest {
  private static final String LONG_ROOM =
      "the-room-with-a-name-that-is-" + "longer-".repeat(12) + "end";

  private Page comes(String name, String locale) {
    return enters(name, new Browser.NewContextOptions().setLocale(locale));
  }

  private Page onPhone(String name, ColorScheme scheme) {
    return enters(name, phone().setLocale("zh-CN").setColorScheme(scheme));
  }

  private static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setHasTouch(true)
        .setIsMobile(true);
  }

  private Page enters(String name, Browser.NewContextOptions options) {
    return ChatPage.enters(browsers().open(options), server().port(), name);
  }

  private Person inRoom(String name, String room) {
    Person person = Person.comes(JdkWebSocket.CARRIER, server().port(), name);
    person.joins(room);
    return person;
  }

  private static void asksFor(Page page, String room) {
    page.locator("#new-room").fill(room);
    page.locator("#new-room").press("Enter");
  }

  @Test
  @DisplayName("a long name of a room leaves the composer one line high, on a phone too")
  void longRoomName() {
    Page ann = onPhone("安", ColorScheme.LIGHT);
    double usual = ann.locator("#composer").boundingBox().height;
    ann.locator(".header .only-narrow").first().click();
    asksFor(ann, LONG_ROOM);
    assertThat(ann.locator("h1")).containsText("the-room-with");
    assertEquals(usual, ann.locator("#composer").boundingBox().height, 0.5);
    assertEquals(true, ann.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    look(ann, "long-room-phone");
  }

  @Test
  @DisplayName("leaving a room asks first, keeps the focus, and no room is a place to start from")
  void leaving() {
    inRoom("Bob", "garden");
    Page ann = comes("Ann", "en-GB");
    assertThat(ann.locator("#open-rooms [data-room=garden]")).hasCount(1);
    assertThat(ann.locator("#leave")).hasAccessibleName("Leave lobby");
    ann.locator("#leave").click();
    assertThat(ann.locator("#leaving")).hasAccessibleName("Leave lobby?");
    assertThat(ann.locator("#stay")).isFocused();
    look(ann, "leaving");
    ann.keyboard().press("Escape");
    assertThat(ann.locator("#leaving")).isHidden();
    assertThat(ann.locator("#leave")).isFocused();
    ann.keyboard().press("Enter");
    ann.keyboard().press("Tab");
    assertThat(ann.locator("#leave-now")).isFocused();
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#nowhere-title")).isFocused();
    assertThat(ann.locator("#people")).isHidden();
    look(ann, "nowhere");
    ann.locator("#choose-room").click();
    assertThat(ann.locator("#new-room")).isFocused();
    ann.locator(".suggested [data-room=garden]").click();
    assertThat(ann.locator("#members")).containsText("Bob");
    Page bao = onPhone("宝", ColorScheme.DARK);
    bao.locator("#leave").click();
    look(bao, "leaving-phone-dark-chinese");
    bao.locator("#leave-now").click();
    assertThat(bao.locator("#nowhere-title")).hasText("没有打开的房间");
    look(bao, "nowhere-phone-dark-chinese");
    bao.locator("#choose-room").click();
    assertThat(bao.locator("#new-room")).isFocused();
  }

  @Test
  @DisplayName("a room name that is refused stays, and its reason stands beneath it")
  void refusedName() {
    Page ann = comes("Ann", "en-GB");
    asksFor(ann, "not/allowed");
    assertThat(ann.locator("#new-room-problem"))
        .hasText(Pattern.compile("not/allowed: Room names have letters.*"));
    assertThat(ann.locator("#new-room")).hasValue("not/allowed");
    assertThat(ann.locator("#new-room")).isFocused();
    assertThat(ann.locator("#new-room")).hasAttribute("aria-invalid", "true");
    assertThat(ann.locator("h1")).containsText("lobby");
    assertThat(ann.locator("#notice")).isHidden();
    look(ann, "refused-name");
    ann.locator("#new-room").fill("allowed");
    assertThat(ann.locator("#new-room-problem")).isEmpty();
    ann.locator("#new-room").press("Enter");
    assertThat(ann.locator("h1")).containsText("allowed");
    assertThat(ann.locator("#new-room")).hasValue("");
  }

  @Test
  @DisplayName(
      "rooms that all have left wait behind one line, and the box for a new one keeps its place")
  void emptyRooms() {
    Page ann = comes("Ann", "en-GB");
    double place = ann.locator("#new-room").boundingBox().y;
    Person bob = inRoom("Bob", "lively");
    IntStream.range(0, 30).forEach(n -> speaksAndLeaves(bob, "old-" + n));
    bob.joins("silent");
    bob.leaves("silent");
    ann.reload();
    assertThat(ann.locator("#open-rooms [data-room]")).hasCount(1);
    assertThat(ann.locator("#empty-rooms summary")).hasText("Empty rooms (30)");
    assertThat(ann.locator("[data-room=silent]")).hasCount(0);
    assertThat(ann.locator("[data-room=old-7]")).isHidden();
    assertEquals(place, ann.locator("#new-room").boundingBox().y);
    look(ann, "empty-rooms");
    ann.locator("#empty-rooms summary").click();
    ann.locator("[data-room=old-7]").click();
    assertThat(message(ann, "said in old-7")).hasCount(1);
    assertEquals(place, ann.locator("#new-room").boundingBox().y);
  }

  private static void speaksAndLeaves(Person person, String room) {
    person.joins(room);
    person.asksPatiently("send", Person.to("room:" + room, "said in " + room));
    person.leaves(room);
  }

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
    look(ann, "settings");
    ann.locator("#language").selectOption("zh-CN");
    assertThat(ann.locator("#settings")).hasAccessibleName("设置");
    ann.locator("#theme").selectOption("dark");
    assertThat(ann.locator("html")).hasAttribute("data-theme", "dark");
    look(ann, "settings-dark-chinese");
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
    look(bao, "rooms-phone-chinese");
    bao.locator("#open-settings").click();
    look(bao, "settings-phone-chinese");
    bao.locator("#settings [aria-label=关闭]").click();
    assertThat(bao.locator("#settings")).isHidden();
  }

  @Test
  @DisplayName("somebody who is gone looks gone, and says so")
  void gone() {
    Page ann = comes("Ann", "en-GB");
    Person bob = inRoom("Bob", "lobby");
    bob.says("lobby", "hello");
    Locator there =
        ann.locator("#members [data-user]").filter(new Locator.FilterOptions().setHasText("Bob"));
    assertThat(there).hasAttribute("data-status", "online");
    there.click();
    says(ann, "just us");
    assertThat(message(ann, "just us")).hasAttribute("data-state", "sent");
    Person.ok(bob.asks("bye", new JsonObject()));
    Locator row = ann.locator("#members .person[data-status=offline]");
    assertThat(row).hasAccessibleName(Pattern.compile("Bob ?, offline\\. Write to Bob privately"));
    assertThat(row).containsText("offline");
    assertThat(row.locator(".avatar")).hasCSS("background-color", "rgba(0, 0, 0, 0)");
    assertThat(ann.locator(".header")).containsText("offline · Only the two");
    assertThat(ann.locator("#rooms [data-room^='direct:']"))
        .hasAccessibleName(Pattern.compile("Bob ?, offline"));
    assertThat(ann.locator("#rooms .face[data-status=offline]")).hasCount(1);
    look(ann, "gone");
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
    look(ann, "too-long");
    ann.locator("#composer").press("End");
    List.of(1, 2, 3).forEach(n -> ann.locator("#composer").press("Backspace"));
    assertThat(ann.locator("#remark")).isEmpty();
    ann.locator("#composer").press("Enter");
    assertThat(ann.locator("#messages .message")).hasAttribute("data-state", "sent");
  }

  @Test
  @DisplayName("a picture that is pasted or dropped is declined in words, and the page stays")
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
    assertThat(ann.locator("#remark")).hasText("暂时只能发送文字，还不能发送图片和文件。");
    look(ann, "picture-phone-dark-chinese");
    ann.locator("#composer").fill("then in words");
    assertThat(ann.locator("#remark")).isEmpty();
    assertEquals(true, ann.evaluate(transfer, "dragover"));
    assertEquals(true, ann.evaluate(transfer, "drop"));
    assertThat(ann.locator("#remark")).isVisible();
    assertThat(ann.locator("#composer")).hasValue("then in words");
  }
}
