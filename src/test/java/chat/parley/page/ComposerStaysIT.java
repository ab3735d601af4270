package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What one writes goes where one wrote it: no composer moves to another room by itself. */
class ComposerStaysIT extends BrowserTest {
  private static final String OF_OTHERS = "direct:g-bob:g-cid";

  /** Between a click and the next drawing, as fast hands are on a slow machine. */
  private static final String TYPED_BEFORE_IT_IS_DRAWN =
      """
      () => {
        const area = document.getElementById('composer');
        history.pushState(null, '', '#room=kitchen');
        window.dispatchEvent(new HashChangeEvent('hashchange'));
        area.value = 'for the lobby';
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
        const enter = { key: 'Enter', bubbles: true, cancelable: true };
        area.dispatchEvent(new KeyboardEvent('keydown', enter));
      }
      """;

  private Page comes(String name) {
    Page page = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
    return ChatPage.enters(page, server().port(), name);
  }

  private Person plain(String name) {
    return Person.comes(JdkWebSocket.CARRIER, server().port(), name);
  }

  private static void goesTo(Page page, String room) {
    page.evaluate("room => { location.hash = 'room=' + encodeURIComponent(room); }", room);
    isIn(page, room);
  }

  private static void isIn(Page page, String room) {
    assertThat(page.locator("#composer[data-room='" + room + "']")).hasCount(1);
  }

  private List<String> saidIn(String room) {
    return Person.texts(plain("Reader").joins(room).getJsonArray("entries"));
  }

  private void restart(JsonObject settings) {
    int port = server().port();
    server().close();
    settings.put("http", new JsonObject().put("port", port));
    serve(Server.start(data(), settings));
  }

  @Test
  @DisplayName("whoever has just gone, and never said a word, is written to, and nobody else is")
  void justGone() {
    restart(new JsonObject().put("times", new JsonObject().put("presenceGraceSeconds", 30)));
    Page ann = comes("Ann");
    Person bob = plain("Bob");
    bob.joins("lobby");
    Locator shown =
        ann.locator("#members button").filter(new Locator.FilterOptions().setHasText("Bob"));
    assertThat(shown).hasCount(1);
    bob.isCutOff();
    shown.click();
    says(ann, "between us");
    assertThat(message(ann, "between us")).hasAttribute("data-state", "sent");
    assertEquals(List.of(), saidIn("lobby"));
    Person again = Person.returns(JdkWebSocket.CARRIER, server().port(), bob, new JsonObject());
    JsonObject line =
        Person.ok(again.asks("rooms", new JsonObject())).getJsonArray("rooms").getJsonObject(0);
    assertEquals("Ann", line.getJsonObject("direct").getString("name"));
    assertEquals(
        List.of("between us"),
        Person.texts(again.joins(line.getString("room")).getJsonArray("entries")));
  }

  @Test
  @DisplayName("a room that cannot be opened stays in view, shut, with the reason and the draft")
  void refused() {
    Page ann = comes("Ann");
    ann.locator("#composer").fill("for the lobby");
    server().close();
    goesTo(ann, OF_OTHERS);
    says(ann, "already sent");
    ann.locator("#composer").fill("between us");
    restart(new JsonObject());
    assertThat(ann.locator("#shut")).containsText("There is no such room.");
    assertThat(message(ann, "already sent")).hasAttribute("data-state", "failed");
    ann.locator("#composer").focus();
    ann.keyboard().type("more");
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#composer")).hasValue("between us");
    isIn(ann, OF_OTHERS);
    screenshot(ann, "room-shut");
    ann.locator(".retry").click();
    assertThat(message(ann, "already sent")).hasAttribute("data-state", "failed");
    ann.reload();
    assertThat(ann.locator("#shut")).isVisible();
    assertThat(ann.locator("#composer")).hasValue("between us");
    goesTo(ann, "lobby");
    assertThat(ann.locator("#composer")).hasValue("for the lobby");
    assertThat(ann.locator("#composer")).isEditable();
    assertEquals(List.of(), saidIn("lobby"));
  }

  @Test
  @DisplayName("what is typed before another room is drawn belongs to the room it was typed in")
  void beforeItIsDrawn() {
    Page ann = comes("Ann");
    ann.evaluate(TYPED_BEFORE_IT_IS_DRAWN);
    isIn(ann, "kitchen");
    assertThat(ann.locator("#composer")).hasValue("");
    goesTo(ann, "lobby");
    assertThat(message(ann, "for the lobby")).hasAttribute("data-state", "sent");
    assertEquals(List.of(), saidIn("kitchen"));
  }

  @Test
  @DisplayName("a room that turns out to be called otherwise keeps the hands that write in it")
  void renamed() {
    Page ann = comes("Ann");
    server().close();
    goesTo(ann, "caf\uFE0Fe");
    says(ann, "one");
    ann.locator("#composer").pressSequentially("tw");
    ann.locator("#new-room").fill("pub");
    restart(new JsonObject());
    isIn(ann, "cafe");
    assertThat(ann.locator("#new-room")).isFocused();
    assertThat(ann.locator("#composer")).hasValue("tw");
    ann.locator("#composer").press("End");
    ann.keyboard().type("o");
    ann.keyboard().press("Enter");
    assertThat(message(ann, "two")).hasAttribute("data-state", "sent");
    assertEquals(List.of("one", "two"), saidIn("cafe"));
  }

  @Test
  @DisplayName("after leaving a room, what one types goes nowhere")
  void left() {
    Page ann = comes("Ann");
    goesTo(ann, "kitchen");
    ann.locator("#leave").click();
    ann.locator("#leave-now").click();
    isIn(ann, "lobby");
    ann.keyboard().type("for the kitchen");
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#messages")).isFocused();
    assertThat(ann.locator("#composer")).hasValue("");
    assertEquals(List.of(), saidIn("lobby"));
  }

  @Test
  @DisplayName("whoever the server does not take again stays where he is, with what he wrote")
  void notTakenAgain() {
    Page ann = comes("Ann");
    goesTo(ann, "kitchen");
    ann.locator("#composer").fill("half a thought");
    ann.evaluate(
        """
        () => {
          const session = JSON.parse(sessionStorage.getItem('parley.session'));
          session.user.name = '\\u0007';
          sessionStorage.setItem('parley.session', JSON.stringify(session));
        }
        """);
    ann.reload();
    assertThat(ann.locator("#banner")).containsText("The server did not let you in");
    isIn(ann, "kitchen");
    assertThat(ann.locator("#composer")).hasValue("half a thought");
    screenshot(ann, "not-let-in");
  }

  @Test
  @DisplayName("a room may be called as what every object has")
  void constructorRoom() {
    Page ann = comes("Ann");
    goesTo(ann, "constructor");
    assertThat(ann.locator("#composer")).hasValue("");
    says(ann, "hello constructor");
    assertThat(message(ann, "hello constructor")).hasCount(1);
    ann.locator("#composer").fill("half a thought");
    goesTo(ann, "lobby");
    goesTo(ann, "constructor");
    assertThat(ann.locator("#composer")).hasValue("half a thought");
    assertEquals(List.of("hello constructor"), saidIn("constructor"));
  }
}
