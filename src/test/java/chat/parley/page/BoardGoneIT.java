package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Boards come and go while people look. */
class BoardGoneIT extends BrowserTest {

  private static JsonObject named() {
    return new JsonObject().put("room", "lobby").put("board", "ops");
  }

  private static void counts(Person person) {
    JsonArray items = new JsonArray().add(new JsonObject().put("count", "orders"));
    Person.ok(person.asksPatiently("record", named().put("items", items)));
  }

  private static void follows(Page page) {
    page.evaluate("() => { location.hash = '#lobby/board/ops' }");
    assertThat(page.locator("#board-state[data-state=live]")).hasCount(1);
  }

  @Test
  @DisplayName(
      "a board that begins is seen by who is there, and one that is deleted is gone for all")
  void gone() {
    Person shop = inRoom("Shop", "lobby");
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    assertThat(bob.locator("#strip")).hasCount(0);
    counts(shop);
    assertThat(ann.locator("#strip [data-tile=orders] b")).hasText("1");
    assertThat(bob.locator("#strip [data-tile=orders] b")).hasText("1");
    follows(ann);
    follows(bob);
    ann.locator("#board-edit").click();
    ann.locator("#delete-board").click();
    assertThat(ann.locator("#board-form .deleting")).containsText("cannot be undone");
    screenshot(ann, "board-deleting");
    assertEquals("", Axe.violations(ann), "deleting");
    ann.locator("#really-delete").click();
    assertThat(ann.locator("#board-lines")).containsText("no boards here yet");
    assertThat(ann).not().hasURL(Pattern.compile("board/ops"));
    assertThat(bob.locator("#board")).containsText("This board was deleted");
    assertThat(bob.locator("#board-state")).hasText("Deleted");
    for (Page page : new Page[] {ann, bob}) {
      assertThat(page.locator("#strip")).hasCount(0);
    }
    screenshot(bob, "board-deleted");
    counts(shop);
    assertThat(bob.locator("#board-state[data-state=live]")).hasCount(1);
    assertThat(bob.locator(".tile[data-metric=orders] b").first()).hasText("1");
    assertThat(ann.locator("[data-board=ops]")).hasCount(1);
  }
}
