package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.page.SeenColour.Eyes;
import chat.parley.support.Await;
import chat.parley.support.Person;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Boards that hang on a wall, wait in a frozen tab, are seen by other eyes, or on a small phone.
 */
class BoardWallIT extends BrowserTest {

  private static void counts(Person person, int times) {
    JsonArray items =
        new JsonArray()
            .add(new io.vertx.core.json.JsonObject().put("count", "orders").put("by", times));
    Person.ok(
        person.asksPatiently(
            "record",
            new io.vertx.core.json.JsonObject()
                .put("room", "lobby")
                .put("board", "ops")
                .put("items", items)));
  }

  private static Locator number(Page page) {
    return page.locator(".tile[data-metric=orders] b").first();
  }

  private static void follows(Page page) {
    page.evaluate("() => { location.hash = '#lobby/board/ops' }");
    assertThat(page.locator("#board-state[data-state=live]")).hasCount(1);
    assertThat(page.locator(".tile canvas")).hasCount(1);
  }

  @Test
  @DisplayName("a wall has nothing but numbers, stays awake, and shows when they are old")
  void wall() {
    counts(inRoom("Shop", "lobby"), 7);
    Page ann = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
    ann.addInitScript(
        """
        window.awake = 0;
        const request = async () => { window.awake += 1; return { release: async () => { window.awake -= 1 } } };
        Object.defineProperty(navigator, 'wakeLock', { value: { request } });
        """);
    ChatPage.enters(ann, server().port(), "Ann");
    follows(ann);
    ann.locator("#board-wall").click();
    ann.waitForFunction("document.fullscreenElement?.id === 'board' && window.awake === 1");
    assertThat(ann.locator(".wall-title")).hasText("ops");
    assertThat(ann.locator("#board[data-still]")).hasCount(1);
    assertThat(ann.locator(".ranges")).isHidden();
    screenshot(ann, "wall");
    ann.mouse().move(200, 200);
    assertThat(ann.locator(".ranges")).isVisible();
    server().close();
    assertThat(ann.locator(".wall-title")).containsText("Offline");
    ann.evaluate("document.exitFullscreen()");
    ann.waitForFunction("!document.fullscreenElement && window.awake === 0");
    assertThat(ann.locator("#board[data-still]")).hasCount(0);
  }

  @Test
  @DisplayName("a tab that the browser has frozen has all of it when it is seen again")
  void frozen() {
    Person shop = inRoom("Shop", "lobby");
    counts(shop, 1);
    Page ann = comes("Ann", "en-GB");
    follows(ann);
    CDPSession browser = ann.context().newCDPSession(ann);
    browser.send("Page.setWebLifecycleState", state("frozen"));
    for (int times = 0; times < 40; times++) {
      counts(shop, 1);
    }
    browser.send("Page.setWebLifecycleState", state("active"));
    assertThat(number(ann)).hasText("41");
    ann.locator("#board-table").click();
    Locator rows = ann.locator(".tile[data-metric=orders] tbody td");
    assertThat(rows.first()).isVisible();
    assertEquals(41, rows.allTextContents().stream().mapToInt(Integer::parseInt).sum());
  }

  private static JsonObject state(String name) {
    JsonObject state = new JsonObject();
    state.addProperty("state", name);
    return state;
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  @DisplayName("lines are told apart by eyes that lack red, green or blue, and from their ground")
  void colours(ColorScheme scheme) {
    counts(inRoom("Shop", "lobby"), 1);
    Page ann =
        browsers().open(new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(scheme));
    ChatPage.enters(ann, server().port(), "Ann");
    follows(ann);
    List<SeenColour> lines =
        List.of(0, 1, 2, 3, 4).stream()
            .map(line -> colour(ann, "var(--line-" + line + ")"))
            .toList();
    SeenColour ground = colour(ann, "var(--ground)");
    for (int i = 0; i < lines.size(); i++) {
      double contrast = lines.get(i).contrast(ground);
      assertTrue(contrast >= 3, "line " + i + " on its ground: " + contrast);
      for (int j = 0; j < i; j++) {
        for (Eyes eyes : Eyes.values()) {
          double distance = lines.get(i).by(eyes).distance(lines.get(j).by(eyes));
          assertTrue(distance >= 25, "lines " + j + ", " + i + " by " + eyes + ": " + distance);
        }
      }
    }
  }

  /** As the screen has it, whatever way it is written. */
  private static SeenColour colour(Page page, String css) {
    Object rgb =
        page.evaluate(
            """
            css => {
              const probe = document.createElement('span');
              probe.style.color = css;
              document.getElementById('board').append(probe);
              const dot = new OffscreenCanvas(1, 1).getContext('2d');
              dot.fillStyle = getComputedStyle(probe).color;
              probe.remove();
              dot.fillRect(0, 0, 1, 1);
              return [...dot.getImageData(0, 0, 1, 1).data];
            }
            """,
            css);
    return SeenColour.of(
        ((List<?>) rgb).stream().mapToInt(one -> ((Number) one).intValue()).toArray());
  }

  @Test
  @DisplayName("on the smallest phones the search leads to boards, also to the first one")
  void smallest() {
    Page ann =
        browsers()
            .open(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(360, 740));
    ChatPage.enters(ann, server().port(), "Ann");
    assertThat(ann.locator("#open-boards")).isHidden();
    ann.locator("#open-search").click();
    ann.locator("#search-boards").click();
    ann.locator("#new-board").click();
    ann.locator("#board-form [name=board]").fill("mine");
    screenshot(ann, "board-form-phone");
    assertTrue(
        (boolean) ann.evaluate("document.documentElement.scrollWidth <= innerWidth"), "too wide");
    ann.locator("#save-board").click();
    ann.locator("#count-one").click();
    Await.until("the first number", () -> ann.locator(".tile[data-metric=clicks]").count() > 0);
    screenshot(ann, "board-first-phone");
    assertEquals("", Axe.violations(ann), "phone");
  }
}
