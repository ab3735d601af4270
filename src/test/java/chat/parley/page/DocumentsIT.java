package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.access.Writers;
import chat.parley.support.Await;
import chat.parley.support.Server;
import chat.parley.transport.program.SharedDocuments;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Documents beside the talk: several people write one, and see each other. */
class DocumentsIT extends BrowserTest {
  private static final String KEPT =
      """
      () => new Promise((resolve) => {
        const opening = indexedDB.open('parley/');
        opening.onsuccess = () => {
          const rows = opening.result.transaction('unsaved').objectStore('unsaved').getAll();
          rows.onsuccess = () => {
            opening.result.close();
            resolve(rows.result.some(({ update }) => new TextDecoder().decode(update).includes('kept')));
          };
        };
      })
      """;

  private static Locator text(Page page) {
    return page.locator(".cm-content");
  }

  private static Locator state(Page page, String state) {
    return page.locator("#doc-state[data-state=" + state + "]");
  }

  /** From the list of the room. */
  private static void makes(Page page, String title) {
    page.locator("#open-documents").click();
    page.locator("#document-title").fill(title);
    page.locator("#document-title").press("Enter");
    assertThat(state(page, "saved")).hasCount(1);
  }

  /** By a link. */
  private static void follows(Page page, String address) {
    page.evaluate("address => { location.hash = address }", address);
    assertThat(state(page, "saved")).hasCount(1);
  }

  private static void writes(Page page, String at, String text) {
    text(page).click();
    page.keyboard().press(at);
    page.keyboard().insertText(text);
  }

  /** What is drawn of it comes a moment after what is typed. */
  private void stored(String doc, String text) {
    SharedDocuments program = server().documents("keeper", "Keeper");
    Await.until(text, () -> text.equals(Await.result(program.text("lobby", doc))));
  }

  private void restart() {
    JsonObject http = new JsonObject().put("port", server().port());
    server().close();
    serve(Server.start(data(), new JsonObject().put("http", http)));
  }

  @Test
  @DisplayName("two write one document, see each other there, and undo what each wrote himself")
  void together() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    makes(ann, "Meeting notes");
    assertThat(ann).hasURL(Pattern.compile("#lobby/meeting-notes$"));
    assertThat(ann.locator(".editor")).isFocused();
    ann.keyboard().insertText("# Meeting notes\n\n**Ann** wrote this.\n");
    assertThat(state(ann, "saved")).hasText("Saved");
    assertThat(bob.locator("#open-documents"))
        .hasAccessibleName("Documents: Ann edited Meeting notes");
    bob.locator("#open-documents").click();
    assertThat(bob.locator("[data-document=meeting-notes]")).containsText("edited by Ann");
    assertThat(bob.locator("[data-document=meeting-notes]")).containsText("1 person has it open");
    assertEquals("", Axe.violations(bob), "list");
    bob.locator("[data-document=meeting-notes]").click();
    assertThat(text(bob)).containsText("wrote this.");
    writes(bob, "Control+End", "And Bob 写 😀");
    assertThat(text(ann)).containsText("And Bob 写 😀");
    for (Page page : new Page[] {ann, bob}) {
      assertThat(page.locator("#doc-people"))
          .hasAccessibleName(Pattern.compile("Ann.*Bob|Bob.*Ann"));
      assertThat(state(page, "saved")).hasCount(1);
    }
    assertThat(ann.locator(".caret")).hasAttribute("data-name", "Bob");
    assertThat(ann.locator(".caret")).hasClass(Pattern.compile("hue-\\d"));
    assertEquals("", Axe.violations(ann), "document");
    screenshot(ann, "document");
    text(ann).press("Control+z");
    assertThat(text(bob)).hasText("And Bob 写 😀");
    assertThat(text(ann)).hasText("And Bob 写 😀");
    text(ann).press("Control+y");
    assertThat(text(bob)).containsText("wrote this.");
    bob.locator("#close-beside").click();
    assertThat(ann.locator(".caret")).hasCount(0);
    assertThat(ann.locator("#doc-people")).hasAccessibleName("Here: Ann");
  }

  @Test
  @DisplayName(
      "what is written without the server is merged when it is back, even in a tab that was closed")
  void offline() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    makes(ann, "Plan");
    follows(bob, "#lobby/plan");
    writes(ann, "Control+End", "middle");
    assertThat(text(bob)).hasText("middle");
    assertThat(state(ann, "saved")).hasCount(1);
    int port = server().port();
    server().close();
    for (Page page : new Page[] {ann, bob}) {
      assertThat(state(page, "offline")).hasCount(1);
      assertThat(page.locator("#doc-note")).containsText("kept in this browser");
    }
    writes(ann, "Control+End", " kept");
    writes(bob, "Control+Home", "bob's ");
    ann.waitForFunction(KEPT);
    Page anew = ann.context().newPage();
    ann.close();
    serve(Server.start(data(), new JsonObject().put("http", new JsonObject().put("port", port))));
    anew.navigate("http://127.0.0.1:" + port + "/");
    assertThat(text(bob)).hasText("bob's middle kept");
    assertThat(state(bob, "saved")).hasCount(1);
    follows(anew, "#lobby/plan");
    assertThat(text(anew)).hasText("bob's middle kept");
  }

  @Test
  @DisplayName(
      "a document has a link, a title, versions that can be restored, and can be taken along")
  void versions() throws SQLException, IOException {
    Page ann = comes("Ann", "en-GB");
    makes(ann, "Draft");
    ann.keyboard().insertText("the first version");
    stored("draft", "the first version");
    anHourPasses();
    ann.keyboard().insertText(", and what came later");
    stored("draft", "the first version, and what came later");
    ann.locator("#doc-more").click();
    ann.locator("[data-act=versions]").click();
    assertThat(ann.locator("#doc-preview")).hasText("the first version, and what came later");
    assertThat(ann.locator("#restore")).isDisabled();
    ann.locator("#doc-version").press("ArrowLeft");
    assertThat(ann.locator("#doc-preview")).hasText("the first version");
    assertThat(ann.locator("#doc-version-of")).containsText("Ann");
    assertEquals("", Axe.violations(ann), "versions");
    screenshot(ann, "document-versions");
    ann.locator("#restore").click();
    assertThat(text(ann)).hasText("the first version");
    ann.locator("#doc-more").click();
    ann.locator("[data-act=rename]").click();
    assertThat(ann.locator("#doc-new-title")).hasValue("Draft");
    ann.locator("#doc-new-title").fill("Final");
    inRoom("Eve", "lobby");
    assertThat(ann.getByText("2 people", new Page.GetByTextOptions().setExact(true))).hasCount(1);
    assertThat(ann.locator("#doc-new-title")).hasValue("Final");
    ann.locator("#doc-new-title").press("Enter");
    assertThat(ann.locator("#beside-title")).hasText("Final");
    ann.locator("#doc-more").click();
    Download download = ann.waitForDownload(() -> ann.locator("[data-act=download]").click());
    assertEquals("draft.md", download.suggestedFilename());
    assertEquals("the first version", Files.readString(download.path()));
    ann.goBack();
    assertThat(ann.locator("#beside")).hasCount(0);
    ann.goForward();
    assertThat(text(ann)).hasText("the first version");
    ann.locator("#doc-list").click();
    assertThat(ann.locator("[data-document=draft]")).containsText("Final");
  }

  /** What is written within minutes is one version. */
  private void anHourPasses() throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data().resolve("parley.db"));
        Statement statement = database.createStatement()) {
      statement.execute("UPDATE document_update SET ts = ts - 3600000");
    }
  }

  @Test
  @DisplayName("on a phone a document is a pane of its own, and its keys do not catch anybody")
  void phone() {
    Page bob = comes("Bob", "en-GB");
    makes(bob, "清单");
    bob.keyboard().insertText("- *一* 件事\n");
    bob.keyboard().press("Tab");
    bob.keyboard().insertText("?");
    assertThat(bob.locator("dialog[open]")).hasCount(0);
    bob.keyboard().press("Escape");
    bob.keyboard().press("Shift+Tab");
    assertThat(bob.locator(".doc-tools button:focus")).hasCount(1);
    Page li = onPhone("李娜", ColorScheme.DARK);
    li.locator("#open-documents").tap();
    li.locator("[data-document]").tap();
    assertThat(text(li)).containsText("件事");
    text(li).tap();
    li.keyboard().press("Control+End");
    li.keyboard().insertText("买菜");
    assertThat(state(li, "saved")).hasText("已保存");
    assertThat(text(bob)).containsText("买菜");
    assertEquals("", Axe.violations(li));
    screenshot(li, "document-phone");
    li.locator("#close-beside").tap();
    assertThat(li.locator("#beside")).hasCount(0);
    assertThat(li.locator("#composer")).isVisible();
  }

  @Test
  @DisplayName("a link leads to a document, for whoever comes by it, and in the dark")
  void link() {
    Page ann = comes("Ann", "en-GB");
    makes(ann, "Notes");
    ann.keyboard().insertText("for everybody");
    Page bob =
        browsers()
            .open(
                new Browser.NewContextOptions()
                    .setLocale("en-GB")
                    .setColorScheme(ColorScheme.DARK));
    bob.navigate("http://127.0.0.1:" + server().port() + "/#lobby/notes");
    ChatPage.joins(bob, "Bob");
    assertThat(text(bob)).hasText("for everybody");
    assertThat(bob).hasURL(Pattern.compile("#lobby/notes$"));
    ann.keyboard().press("Control+a");
    assertThat(bob.locator(".selected")).hasText("for everybody");
    assertEquals("", Axe.violations(bob));
    screenshot(bob, "document-dark");
    restart();
    writes(bob, "Control+End", "!");
    assertThat(text(ann)).hasText("for everybody!");
  }

  @Test
  @DisplayName("who may only read is told so while he has it open, and when he may write again")
  void reader() {
    SharedDocuments program = server().documents("keeper", "Keeper");
    Page ann = comes("Ann", "en-GB");
    makes(ann, "Rules");
    ann.keyboard().insertText("One rule.");
    stored("rules", "One rule.");
    assertThat(state(ann, "saved")).hasCount(1);
    Await.result(program.permit((who, room) -> false));
    assertThat(state(ann, "reading")).hasText("You can read");
    assertThat(ann.locator("#doc-note")).hasText("You can read this document, and not change it.");
    assertThat(text(ann)).hasAttribute("aria-readonly", "true");
    assertThat(ann.locator(".doc-tools")).hasCount(0);
    assertEquals("", Axe.violations(ann));
    Await.result(program.append("lobby", "rules", " Another."));
    assertThat(text(ann)).hasText("One rule. Another.");
    Await.result(program.permit(Writers.EVERYBODY));
    assertThat(state(ann, "saved")).hasCount(1);
    writes(ann, "Control+End", " A third.");
    stored("rules", "One rule. Another. A third.");
  }
}
