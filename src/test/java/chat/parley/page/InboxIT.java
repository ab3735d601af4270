package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One's conversations: what is unread, what concerns one, and how one wants to have a room. */
class InboxIT extends BrowserTest {
  private static void goesTo(Page page, String room) {
    page.locator("[data-room=" + room + "]").first().click();
    assertThat(page.locator("#composer[data-room='" + room + "']")).hasCount(1);
  }

  private static String user(Page page) {
    return page.locator("#members div[data-user]").getAttribute("data-user");
  }

  private static void mentions(Person person, String room, String text, String user) {
    JsonObject body = new JsonObject().put("text", text).put("mentions", new JsonArray().add(user));
    Person.ok(person.asks("send", new JsonObject().put("to", "room:" + room).put("body", body)));
  }

  private static void chooses(Page page, String room, String act) {
    page.locator("#rooms [data-room=" + room + "]").hover();
    page.locator(".room-line:has([data-room=" + room + "]) .room-menu").click();
    page.locator("#room-menu [data-act=" + act + "]").click();
  }

  @Test
  @DisplayName("a mention is a number in the list, and what is unread is there after a reload")
  void counts() {
    Person bob = inRoom("Bob", "garden");
    Page ann = comes("Ann", "en-GB");
    goesTo(ann, "garden");
    bob.says("garden", "seen");
    assertThat(message(ann, "seen")).hasCount(1);
    goesTo(ann, "lobby");
    Locator garden = ann.locator("#rooms [data-room=garden]");
    bob.says("garden", "one");
    assertThat(garden.locator(".badge")).hasText("1");
    mentions(bob, "garden", "@Ann, look", user(ann));
    assertThat(garden.locator(".badge")).hasText("@1");
    assertThat(garden).hasAccessibleName(Pattern.compile("garden.*2 unread, 1 mention"));
    assertThat(ann.locator("link[rel=icon]")).hasAttribute("href", "favicon-unread.svg");
    assertEquals("", Axe.violations(ann));
    screenshot(ann, "unread");
    ann.locator("#messages").press("?");
    assertThat(ann.locator(".keys-list dl")).isVisible();
    assertEquals("", Axe.violations(ann), "keys");
    ann.keyboard().press("Escape");
    ann.reload();
    assertThat(garden.locator(".badge")).hasText("@1");
    assertThat(ann.locator("#since")).hasText("Since you left: 2 new in 1 room, 1 mention");
    ann.keyboard().press("Alt+a");
    assertThat(ann.locator("#divider + .message")).containsText("one");
    assertThat(ann.locator("#rooms .badge")).hasCount(0);
    assertThat(ann.locator("#since")).hasCount(0);
    assertThat(ann.locator("link[rel=icon]")).hasAttribute("href", "favicon.svg");
  }

  @Test
  @DisplayName("a message is put back to unread, in all tabs, and stays so until one comes again")
  void unreadAgain() {
    Person bob = inRoom("Bob", "lobby");
    Page ann = comes("Ann", "en-GB");
    bob.says("lobby", "first");
    bob.says("lobby", "second");
    assertThat(message(ann, "second")).hasCount(1);
    message(ann, "second").hover();
    message(ann, "second").locator("[data-act=more]").click();
    ann.locator("#message-menu [data-act=unread]").click();
    assertThat(ann.locator("#rooms [data-room=lobby] .badge")).hasText("1");
    assertThat(ann.locator("#divider + .message")).containsText("second");
    bob.joins("garden");
    ann.reload();
    assertThat(ann.locator("#rooms [data-room=lobby] .badge")).hasCount(0);
  }

  @Test
  @DisplayName("a room is pinned, muted and put away, in all tabs of a person")
  void wanted() {
    Person bob = inRoom("Bob", "garden");
    Page ann = comes("Ann", "en-GB");
    goesTo(ann, "garden");
    goesTo(ann, "lobby");
    Page tab = ann.context().newPage();
    tab.navigate("http://127.0.0.1:" + server().port() + "/");
    assertThat(tab.locator("#transport")).hasText("websocket");
    // a page behind another one draws once a second
    ann.bringToFront();
    chooses(ann, "garden", "pin");
    for (Page page : new Page[] {ann, tab}) {
      assertThat(page.locator("#rooms section:has(h2:text-is('Pinned')) [data-room=garden]"))
          .hasCount(1);
    }
    chooses(ann, "garden", "mute");
    assertThat(ann.locator("#rooms [data-room=garden]")).hasAttribute("data-muted", "");
    bob.says("garden", "nobody need hear");
    assertThat(tab.locator("#rooms [data-room=garden]")).hasAttribute("data-muted", "");
    assertThat(ann).hasTitle("lobby · Parley");
    ann.locator(".room-line:has([data-room=garden]) .room-menu").focus();
    ann.keyboard().press("Enter");
    assertEquals("", Axe.violations(ann), "menu of a room");
    screenshot(ann, "room-menu");
    ann.locator("#room-menu [data-act=archive]").click();
    assertThat(ann.locator("#archived summary")).hasText("Archived (1)");
    assertThat(tab.locator("#archived summary")).hasText("Archived (1)");
  }

  @Test
  @DisplayName("Ctrl+K goes to a room by a few letters, and Alt with the arrows to the next one")
  void palette() {
    Person bob = inRoom("Bob", "garden");
    bob.joins("lobby");
    Page ann = comes("Ann", "en-GB");
    goesTo(ann, "garden");
    ann.keyboard().press("Control+k");
    assertThat(ann.locator("#palette-words")).isFocused();
    ann.keyboard().type("lob");
    assertThat(ann.locator("#palette [aria-selected=true]")).containsText("lobby");
    assertEquals("", Axe.violations(ann), "palette");
    screenshot(ann, "palette");
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#composer[data-room='lobby']")).isFocused();
    ann.keyboard().press("Alt+ArrowUp");
    assertThat(ann.locator("#composer[data-room='garden']")).hasCount(1);
    ann.keyboard().press("Control+k");
    ann.keyboard().press("Escape");
    assertThat(ann.locator("#palette")).isHidden();
    assertThat(ann.locator("#composer")).isFocused();
  }

  /** Keeps what the page shows outside of itself. */
  private static final String NOTICES =
      "window.told = []; window.Notification = class extends Notification {"
          + " constructor(title, options) { super(title, options); this.named = title; told.push(this); }"
          + " close() { super.close(); this.closed = true; } };";

  @Test
  @DisplayName(
      "a notice comes of what one does not see, once over all tabs, and goes when it is read")
  void notices() {
    Person bob = inRoom("Bob", "garden");
    Browser.NewContextOptions asked =
        new Browser.NewContextOptions().setLocale("en-GB").setPermissions(List.of("notifications"));
    Page ann = browsers().open(asked);
    ann.context().addInitScript(NOTICES);
    ChatPage.enters(ann, server().port(), "Ann");
    goesTo(ann, "garden");
    ann.locator("#open-settings").click();
    ann.locator("#desktop-notices").check();
    assertThat(ann.locator("#notice-sound")).isEnabled();
    assertEquals("", Axe.violations(ann), "settings of notices");
    screenshot(ann, "notices");
    ann.keyboard().press("Escape");
    bob.says("garden", "seen at once");
    assertThat(message(ann, "seen at once")).hasCount(1);
    Page tab = ann.context().newPage();
    tab.navigate("http://127.0.0.1:" + server().port() + "/");
    goesTo(tab, "garden");
    goesTo(tab, "lobby");
    goesTo(ann, "lobby");
    bob.says("garden", "x".repeat(500));
    String told = "() => told.map(({named, body}) => `${named} ${body.length}`).join()";
    tab.waitForCondition(() -> !(ann.evaluate(told) + "" + tab.evaluate(told)).isEmpty());
    assertEquals("Bob · #garden 160", ann.evaluate(told) + "" + tab.evaluate(told));
    Page teller = "".equals(ann.evaluate(told)) ? tab : ann;
    Page reader = teller == ann ? tab : ann;
    goesTo(reader, "garden");
    assertThat(reader.locator("#rooms .badge")).hasCount(0);
    teller.waitForFunction("() => told[0].closed");
    bob.says("garden", "and more");
    assertThat(message(reader, "and more")).hasCount(1);
    chooses(ann, "garden", "mute");
    goesTo(reader, "lobby");
    bob.says("garden", "muted");
    assertThat(ann.locator("#rooms [data-room=garden]")).hasAttribute("data-muted", "");
    assertEquals("Bob · #garden 160", ann.evaluate(told) + "" + tab.evaluate(told));
  }

  @Test
  @DisplayName("who is answered follows the thread, finds what is new there, and may leave it")
  void threads() {
    Person bob = inRoom("Bob", "garden");
    Page ann = comes("Ann", "en-GB");
    goesTo(ann, "garden");
    ChatPage.says(ann, "who waters the roses?");
    assertThat(message(ann, "who waters the roses?")).hasAttribute("data-state", "sent");
    goesTo(ann, "lobby");
    answers(bob, "garden", "I do", 1);
    answers(bob, "garden", "or my sister", 1);
    Locator threads = ann.locator("#open-threads");
    assertThat(threads).hasAccessibleName("Threads , 1 unread");
    threads.focus();
    ann.keyboard().press("Enter");
    Locator line = ann.locator("#threads [data-thread='garden:1']");
    assertThat(line).containsText("2 new");
    assertEquals("", Axe.violations(ann), "threads");
    screenshot(ann, "threads");
    line.focus();
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#thread .divider + .message")).containsText("I do");
    assertThat(threads.locator(".badge")).hasCount(0);
    assertThat(ann.locator("#thread-composer")).isFocused();
    assertThat(ann.locator("#follow")).hasAttribute("aria-pressed", "true");
    assertEquals("", Axe.violations(ann), "thread that one follows");
    screenshot(ann, "thread-followed");
    assertThat(message(ann, "who waters the roses?").first().locator(".replies"))
        .hasText("2 replies");
    ann.setViewportSize(320, 640);
    ann.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(ann.locator("#follow")).isInViewport();
    assertEquals("", Axe.violations(ann), "thread on a narrow screen");
    screenshot(ann, "thread-followed-narrow-dark");
    ann.locator("#follow").click();
    assertThat(ann.locator("#follow")).hasText("Follow");
    assertThat(threads).hasCount(0);
  }

  private static void answers(Person person, String room, String text, long seq) {
    JsonObject message =
        new JsonObject()
            .put("to", "room:" + room)
            .put("reply", seq)
            .put("body", new JsonObject().put("text", text));
    Person.ok(person.asks("send", message));
  }

  @Test
  @DisplayName("what one had begun to write is there on another device")
  void draft() {
    Page ann = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
    WebSocket line = ann.waitForWebSocket(() -> ChatPage.enters(ann, server().port(), "Ann"));
    line.waitForFrameSent(
        new WebSocket.WaitForFrameSentOptions()
            .setPredicate(frame -> frame.text().contains("half a thought")),
        () -> ann.locator("#composer").fill("half a thought"));
    Page tab = ann.context().newPage();
    tab.navigate("http://127.0.0.1:" + server().port() + "/");
    assertThat(tab.locator("#composer")).hasValue("half a thought");
  }

  @Test
  @DisplayName("one sees who has seen what one said")
  void seen() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    ChatPage.says(ann, "can you see this?");
    assertThat(message(bob, "can you see this?")).hasCount(1);
    assertThat(message(ann, "can you see this?").locator(".state"))
        .hasAttribute("title", "sent, seen by Bob");
  }
}
