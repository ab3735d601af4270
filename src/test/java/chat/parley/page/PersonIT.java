package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * One browser is one person, however many tabs he opens and closes; another one is somebody else.
 */
class PersonIT extends BrowserTest {

  private Page comes(String name) {
    Page page = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
    return ChatPage.enters(page, server().port(), name);
  }

  /** One more tab of the same browser: nobody asks for a name. */
  private Page opensTab(Page other) {
    Page tab = other.context().newPage();
    tab.navigate("http://127.0.0.1:" + server().port() + "/");
    assertThat(tab.locator("#composer")).isEditable();
    assertThat(tab.locator("#transport")).hasText("websocket");
    return tab;
  }

  private Person bob() {
    Person bob = Person.comes(JdkWebSocket.CARRIER, server().port(), "Bob");
    bob.joins("lobby");
    return bob;
  }

  private static String user(Page page) {
    return page.locator("#members div[data-user]").getAttribute("data-user");
  }

  @Test
  @DisplayName("two tabs are one person, each with its own session, draft and place in the log")
  void tabs() {
    Page ann = comes("Ann");
    Page tab = opensTab(ann);
    assertEquals(user(ann), user(tab));
    assertThat(ann.locator("#members [data-user]")).hasCount(1);
    ann.locator("#composer").fill("a draft");
    for (int n = 1; n <= 3; n++) {
      says(tab, "of the second " + n);
      assertThat(message(tab, "of the second " + n)).hasAttribute("data-state", "sent");
    }
    assertThat(message(ann, "of the second")).hasCount(3);
    assertThat(ann.locator("#composer")).hasValue("a draft");
    ann.reload();
    assertThat(ann.locator("#composer")).hasValue("a draft");
    says(ann, "of the first");
    assertThat(message(tab, "of the first")).hasCount(1);
    assertThat(message(tab, "of the second")).hasCount(3);
    assertThat(message(ann, "of the second")).hasCount(3);
    assertThat(tab.locator("#composer")).hasValue("");
  }

  @Test
  @DisplayName("who closed his tab comes again as himself, and finds what was written to him")
  void closed() {
    Page ann = comes("Ann");
    String before = user(ann);
    Page keepsTheBrowserOpen = ann.context().newPage();
    ann.close();
    Person bob = bob();
    bob.tells("user:" + before, "for you alone");
    Page again = opensTab(keepsTheBrowserOpen);
    assertEquals(before, user(again));
    assertThat(again.locator("#rooms [data-room^='direct:'] .badge")).hasText("1");
    assertThat(again.locator("#composer[data-room='lobby']")).hasCount(1);
    screenshot(again, "written-while-away");
    again.locator("#rooms [data-room^='direct:']").click();
    assertThat(message(again, "for you alone")).hasCount(1);
    again.reload();
    assertThat(again.locator("#rooms [data-room^='direct:']")).hasCount(1);
    assertThat(again.locator("#rooms .badge")).hasCount(0);
  }

  @Test
  @DisplayName("another browser of the same name is marked, and is somebody else")
  void stranger() {
    Page ann = comes("Ann");
    Page stranger = comes("Ann");
    assertThat(stranger.locator(".self")).containsText("Ann (2)");
    assertThat(ann.locator("#members")).containsText("Ann (2)");
    says(stranger, "it is me, Ann");
    assertThat(message(ann, "it is me").locator(".author")).hasText("Ann (2)");
    screenshot(ann, "name-in-use");
    stranger.reload();
    assertThat(stranger.locator(".self")).containsText("Ann (2)");
  }

  @Test
  @DisplayName("a copy of a tab takes nothing from it: both go on")
  void copied() {
    Page ann = comes("Ann");
    ann.locator("#composer").fill("half a thought");
    String copied =
        (String) ann.evaluate("JSON.stringify(Object.fromEntries(Object.entries(sessionStorage)))");
    Page copy = ann.context().newPage();
    copy.addInitScript(
        "Object.entries(%s).forEach(([key, value]) => sessionStorage.setItem(key, value));"
            .formatted(copied));
    copy.navigate("http://127.0.0.1:" + server().port() + "/");
    assertThat(copy.locator("#composer")).hasValue("half a thought");
    says(copy, "from the copy");
    assertThat(message(ann, "from the copy")).hasCount(1);
    assertThat(ann.locator("#composer")).hasValue("half a thought");
    says(ann, "from the first");
    assertThat(message(ann, "from the first")).hasAttribute("data-state", "sent");
    assertThat(message(copy, "from the first")).hasCount(1);
    assertThat(ann.locator("#members [data-user]")).hasCount(1);
  }

  @Test
  @DisplayName("who signs out does so in all his tabs, and comes again as somebody else")
  void signsOut() {
    Page ann = comes("Ann");
    String before = user(ann);
    Page tab = opensTab(ann);
    tab.locator("#open-settings").click();
    tab.locator("#quit").click();
    assertThat(tab.locator("#name")).isVisible();
    assertThat(ann.locator("#name")).isVisible();
    ann.reload();
    assertThat(ann.locator("#name")).hasValue("Ann");
    ChatPage.joins(ann, "Ann");
    assertThat(ann.locator(".self")).containsText("Ann");
    assertEquals(false, before.equals(user(ann)));
  }
}
