package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rooms: the list of them, how one comes into one and out of it, and who is in it. */
class RoomsIT extends BrowserTest {
  private static final String LONG_ROOM =
      "the-room-with-a-name-that-is-" + "longer-".repeat(12) + "end";

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
    screenshot(ann, "long-room-phone");
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
    screenshot(ann, "leaving");
    ann.keyboard().press("Escape");
    assertThat(ann.locator("#leaving")).isHidden();
    assertThat(ann.locator("#leave")).isFocused();
    ann.keyboard().press("Enter");
    ann.keyboard().press("Tab");
    assertThat(ann.locator("#leave-now")).isFocused();
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#nowhere-title")).isFocused();
    assertThat(ann.locator("#people")).isHidden();
    screenshot(ann, "nowhere");
    ann.locator("#choose-room").click();
    assertThat(ann.locator("#new-room")).isFocused();
    ann.locator(".suggested [data-room=garden]").click();
    assertThat(ann.locator("#members")).containsText("Bob");
    Page bao = onPhone("宝", ColorScheme.DARK);
    bao.locator("#leave").click();
    screenshot(bao, "leaving-phone-dark-chinese");
    bao.locator("#leave-now").click();
    assertThat(bao.locator("#nowhere-title")).hasText("没有打开的房间");
    screenshot(bao, "nowhere-phone-dark-chinese");
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
    screenshot(ann, "refused-name");
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
    screenshot(ann, "empty-rooms");
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
    screenshot(ann, "gone");
  }
}
