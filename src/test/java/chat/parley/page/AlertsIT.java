package chat.parley.page;

import static chat.parley.support.Person.ok;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.parley.support.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a board tells its room is read as any message is. */
class AlertsIT extends BrowserTest {
  private static final JsonObject OPS = new JsonObject().put("room", "lobby").put("board", "ops");

  private static void heats(Person who, int value) {
    JsonObject item = new JsonObject().put("set", "heat").put("value", value);
    ok(who.asks("record", OPS.copy().put("items", new JsonArray().add(item))));
  }

  @Test
  @DisplayName(
      "an alert is a message of its board, whose text is no markup, and is edited at its end")
  void told() {
    Page ann = comes("Ann", "en");
    Person eve = inRoom("Eve", "lobby");
    JsonObject rule = OPS.copy().put("name", "<b>*Hot*</b> oven").put("metric", "heat");
    ok(eve.asks("board.alert", rule.put("above", 250).put("clear", 230)));
    heats(eve, 262);
    Locator told = ann.locator(".message", new Page.LocatorOptions().setHasText("oven"));
    assertThat(told).containsText("⚠ <b>*Hot*</b> oven: heat is above 250: 262");
    assertThat(told.locator("b", new Locator.LocatorOptions().setHasText("Hot"))).hasCount(0);
    screenshot(ann, "alert");
    heats(eve, 200);
    assertThat(told).containsText("✓ <b>*Hot*</b> oven is over: heat was above 250 for");
    assertThat(told).hasCount(1);
    screenshot(ann, "alert-over");
  }

  @Test
  @DisplayName("the boards that a room has from the start load nothing until one asks for one")
  void builtin() {
    Page ann = comes("Ann", "en");
    inRoom("Eve", "lobby").says("lobby", "hello");
    assertThat(ann.locator(".message")).hasCount(1);
    assertThat(ann.locator(".tile")).hasCount(0);
    ann.evaluate("location.hash = '#lobby/board/_room'");
    assertThat(ann.locator("#board-state[data-state=live]")).hasCount(1);
    assertThat(ann.locator(".tile[data-metric='messages'] b").first()).hasText("1");
    assertThat(ann.locator(".tile[data-metric='people'] b").first()).hasText("2");
    screenshot(ann, "room-board");
  }
}
