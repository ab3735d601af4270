package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Person;
import chat.parley.support.Scissors;
import chat.parley.support.Server;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Boards beside the talk: what is recorded moves for everybody who looks, and has a past. */
class BoardsIT extends BrowserTest {
  private static final long MINUTE = 60_000;

  private static Locator tile(Page page, String metric) {
    return page.locator(".tile[data-metric='" + metric + "']");
  }

  private static Locator number(Page page, String metric) {
    return tile(page, metric).locator("b").first();
  }

  private static JsonObject count(String name, long by) {
    return new JsonObject().put("count", name).put("by", by);
  }

  private static void records(Person person, String board, JsonArray items) {
    JsonObject fields =
        new JsonObject().put("room", "lobby").put("board", board).put("items", items);
    JsonObject reply = Person.ok(person.asksPatiently("record", fields));
    assertEquals(new JsonArray(), reply.getJsonArray("refused"));
  }

  private static void records(Person person, String board, JsonObject item) {
    records(person, board, new JsonArray().add(item));
  }

  /** Of the table that stands for the chart: each step once. */
  private static int sumOfRows(Page page, String metric) {
    Locator rows = tile(page, metric).locator("tbody td");
    assertThat(rows.first()).isVisible();
    return rows.allTextContents().stream().mapToInt(Integer::parseInt).sum();
  }

  /** By a link. */
  private static void follows(Page page, String address) {
    page.evaluate("address => { location.hash = address }", address);
    assertThat(page.locator("#board-state[data-state=live]")).hasCount(1);
  }

  /** An hour of a shop: orders, load, how long answers took, who came, what was looked at. */
  private static void shop(Person person) {
    long now = System.currentTimeMillis();
    for (long minute = 59; minute >= 0; minute--) {
      JsonArray items = new JsonArray();
      long at = now - minute * MINUTE;
      double wave = Math.sin(minute / 6.0);
      for (String region : new String[] {"eu", "us", "cn"}) {
        items.add(
            count("orders", Math.round(40 + 20 * wave + region.charAt(0) % 7))
                .put("labels", new JsonObject().put("region", region))
                .put("at", at));
      }
      items.add(new JsonObject().put("set", "load").put("value", 0.6 + 0.3 * wave).put("at", at));
      for (int n = 1; n <= 5; n++) {
        items.add(
            new JsonObject()
                .put("observe", "answer_ms")
                .put("value", 20 + n * 8 + 10 * wave)
                .put("at", at));
      }
      items.add(new JsonObject().put("unique", "visitors").put("id", "v" + minute));
      items.add(
          new JsonObject()
              .put("top", "pages")
              .put("key", "/shop/" + minute % 6)
              .put("weight", 60 - minute));
      records(person, "shop", items);
    }
    records(
        person,
        "shop",
        new JsonArray().add(vote("ann", "Tea")).add(vote("bob", "Coffee")).add(vote("cid", "Tea")));
  }

  /** The middle of a chart. */
  private static void dragsOver(Page page, Locator chart) {
    chart.scrollIntoViewIfNeeded();
    BoundingBox box = chart.boundingBox();
    page.mouse().move(box.x + box.width / 3, box.y + box.height / 2);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 2 / 3, box.y + box.height / 2);
    page.mouse().up();
  }

  private static JsonObject vote(String who, String answer) {
    return new JsonObject().put("put", "drink").put("key", who).put("value", answer);
  }

  private void restart() {
    JsonObject http = new JsonObject().put("port", server().port());
    server().close();
    serve(Server.start(data(), new JsonObject().put("http", http)));
  }

  @Test
  @DisplayName("two see the same number move, and after a reload its past is there")
  void together() {
    Person shop = inRoom("Shop", "lobby");
    Page ann = comes("Ann", "en-GB");
    assertThat(ann.locator("#strip")).hasCount(0);
    records(shop, "ops", count("orders", 41));
    Page bob = comes("Bob", "en-GB");
    assertThat(bob.locator("#strip [data-tile=orders] b")).hasText("41");
    bob.locator("#strip [data-tile=orders]").click();
    assertThat(bob).hasURL(Pattern.compile("#lobby/board/ops$"));
    assertThat(number(bob, "orders")).hasText("41");
    bob.goBack();
    assertThat(bob.locator("#board")).hasCount(0);
    bob.goForward();
    assertThat(number(bob, "orders")).hasText("41");
    follows(ann, "#lobby/board/ops");
    assertThat(number(ann, "orders")).hasText("41");
    records(shop, "ops", count("orders", 1));
    for (Page page : new Page[] {ann, bob}) {
      assertThat(number(page, "orders")).hasText("42");
      assertThat(page.locator("#strip [data-tile=orders] b")).hasText("42");
      assertThat(tile(page, "orders").locator("canvas")).hasCount(1);
      assertThat(tile(page, "orders").locator(".chart"))
          .hasAccessibleName(Pattern.compile("Chart of orders. Over 10 minutes. all: last"));
    }
    bob.locator("#board-table").click();
    assertEquals(42, sumOfRows(bob, "orders"));
    bob.reload();
    assertThat(number(bob, "orders")).hasText("42");
    bob.locator("#board-table").click();
    assertEquals(42, sumOfRows(bob, "orders"));
  }

  @Test
  @DisplayName("a cut leaves no gap: what came meanwhile is there, and nothing twice")
  void reconnects() {
    Person shop = inRoom("Shop", "lobby");
    records(shop, "ops", count("orders", 5));
    AtomicInteger recorded = new AtomicInteger(5);
    try (Scissors scissors = Scissors.before(server().vertx(), server().port())) {
      Page ann = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
      ChatPage.enters(ann, scissors.port(), "Ann");
      follows(ann, "#lobby/board/ops");
      // a cut of what the page is made of is another story
      assertThat(ann.locator("#board-state[data-state=live]")).hasCount(1);
      assertThat(tile(ann, "orders").locator("canvas")).hasCount(1);
      scissors.cutAfter(List.of(200, 6_000, 1).iterator());
      Await.until(
          "three cuts",
          () -> {
            records(shop, "ops", count("orders", 1));
            recorded.incrementAndGet();
            return scissors.cuts() == 3;
          });
      assertThat(ann.locator("#board-state[data-state=live]")).hasCount(1);
      records(shop, "ops", count("orders", 1));
      int total = recorded.incrementAndGet();
      assertThat(number(ann, "orders")).hasText(Integer.toString(total));
      ann.locator("#board-table").click();
      assertEquals(total, sumOfRows(ann, "orders"));
    }
  }

  @Test
  @DisplayName("a poll: each vote is a bar that grows for everybody, and may change")
  void poll() {
    Person host = inRoom("Host", "lobby");
    JsonArray tiles =
        new JsonArray().add(new JsonObject().put("metric", "drink").put("show", "poll"));
    JsonObject look =
        new JsonObject().put("room", "lobby").put("board", "poll").put("tiles", tiles);
    Person.ok(host.asks("board.layout", look.put("title", "What to drink?")));
    records(host, "poll", new JsonArray().add(vote("ann", "Tea")).add(vote("bob", "Coffee")));
    Page ann = comes("Ann", "en-GB");
    follows(ann, "#lobby/board/poll");
    assertThat(ann.locator("#beside-title")).hasText("What to drink?");
    Locator rows = tile(ann, "drink").locator("tbody tr");
    assertThat(rows).hasText(new String[] {"Coffee 1", "Tea 1"});
    records(host, "poll", new JsonArray().add(vote("cid", "Tea")).add(vote("bob", "Tea")));
    assertThat(rows).hasText(new String[] {"Tea 3"});
    Person.ok(host.asks("board.layout", look.copy().put("title", "Tea it is")));
    assertThat(ann.locator("#beside-title")).hasText("Tea it is");
    screenshot(ann, "board-poll");
  }

  @Test
  @DisplayName("a server that was restarted has the same past, and goes on")
  void restarts() {
    records(inRoom("Shop", "lobby"), "ops", count("orders", 7));
    Page ann = comes("Ann", "en-GB");
    follows(ann, "#lobby/board/ops");
    assertThat(number(ann, "orders")).hasText("7");
    restart();
    Person again = inRoom("Shop", "lobby");
    assertThat(ann.locator("#board-state[data-state=live]")).hasCount(1);
    records(again, "ops", count("orders", 3));
    assertThat(number(ann, "orders")).hasText("10");
    ann.locator("#board-table").click();
    assertEquals(10, sumOfRows(ann, "orders"));
  }

  @Test
  @DisplayName("a tab in the background draws nothing, and all at once when it is seen again")
  void background() {
    Person shop = inRoom("Shop", "lobby");
    records(shop, "ops", count("orders", 1));
    Page ann = comes("Ann", "en-GB");
    follows(ann, "#lobby/board/ops");
    assertThat(number(ann, "orders")).hasText("1");
    // with it comes the last drawing of what was loaded
    assertThat(tile(ann, "orders").locator("canvas")).hasCount(1);
    ann.evaluate(
        """
        () => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => window.away });
          window.away = true;
          window.drawn = 0;
          const number = document.querySelector('.tile b');
          new MutationObserver(() => window.drawn++).observe(number, { characterData: true, childList: true, subtree: true });
          window.heard = 0;
          const parse = JSON.parse;
          JSON.parse = (text, ...more) => {
            const frame = parse(text, ...more);
            if (frame?.ev === 'board') window.heard += 1;
            return frame;
          };
        }
        """);
    for (int heard = 1; heard <= 3; heard++) {
      records(shop, "ops", count("orders", 1));
      ann.waitForFunction("heard => window.heard >= heard", heard);
    }
    assertEquals(0, ann.evaluate("window.drawn"));
    ann.evaluate(
        "() => { window.away = false; document.dispatchEvent(new Event('visibilitychange')) }");
    assertThat(number(ann, "orders")).hasText("4");
    assertEquals(1, ann.evaluate("window.drawn"));
  }

  @Test
  @DisplayName("a board is made by hand, says how it is fed, and is read by keys alone")
  void made() {
    Page ann = comes("Ann", "en-GB");
    ann.locator("#open-boards").press("Enter");
    assertThat(ann.locator("#board-lines")).containsText("no boards here yet");
    assertEquals("", Axe.violations(ann), "list");
    ann.locator("#new-board").press("Enter");
    ann.locator("#board-form [name=board]").fill("my-shop");
    ann.locator("#board-form [name=title]").fill("My shop");
    ann.locator("#as-json").press("Enter");
    assertThat(ann.locator("#board-form textarea")).hasValue(Pattern.compile("\"clicks\""));
    ann.locator("#board-form textarea").fill("nonsense");
    ann.locator("#save-board").press("Enter");
    assertThat(ann.locator("#board-form [role=alert]")).containsText("no list of tiles");
    ann.locator("#board-form textarea")
        .fill(
            """
            [{"metric": "clicks", "show": "number", "title": "Clicks"}, {"metric": "clicks", "show": "bars"}]
            """);
    ann.locator("#as-form").press("Enter");
    assertThat(ann.locator("#board-form [data-field=metric]")).hasCount(2);
    assertEquals("", Axe.violations(ann), "form");
    screenshot(ann, "board-form");
    ann.locator("#save-board").press("Enter");
    assertThat(ann).hasURL(Pattern.compile("#lobby/board/my-shop$"));
    assertThat(ann.locator("#beside-title")).hasText("My shop");
    assertThat(ann.locator("#board-curl")).containsText("/api/v1/boards/lobby/my-shop/items");
    screenshot(ann, "board-empty");
    ann.locator("#count-one").press("Enter");
    assertThat(number(ann, "clicks")).hasText("1");
    Locator chart = ann.locator("[data-show=line] .chart, [data-show=bars] .chart");
    chart.focus();
    assertThat(chart.locator("canvas")).hasCount(1);
    chart.press("End");
    assertThat(tile(ann, "clicks").locator(".legend")).containsText("all");
    ann.locator("[data-range='3600000']").press("Enter");
    assertThat(ann.locator("[data-range='3600000']")).hasAttribute("aria-pressed", "true");
    assertEquals("", Axe.violations(ann), "board");
    ann.locator("#board-list").press("Enter");
    assertThat(ann.locator("[data-board=my-shop]")).containsText("My shop");
  }

  @Test
  @DisplayName("all kinds are shown, by light and dark, on a phone, in Chinese, and as tables")
  void kinds() {
    shop(inRoom("Shop", "lobby"));
    Page ann = comes("Ann", "en-GB");
    assertThat(ann.locator("#strip .small-tile")).not().hasCount(0);
    screenshot(ann, "board-strip");
    follows(ann, "#lobby/board/shop");
    ann.locator("[data-range='3600000']").click();
    for (String chart : new String[] {"orders", "load", "answer_ms"}) {
      assertThat(tile(ann, chart).locator("canvas")).hasCount(1);
    }
    assertThat(tile(ann, "orders").locator(".legend li")).hasCount(3);
    assertThat(tile(ann, "pages").locator("tbody tr")).hasCount(6);
    assertThat(tile(ann, "visitors")).containsText("60");
    assertThat(tile(ann, "drink").locator("tbody tr")).hasCount(3);
    dragsOver(ann, tile(ann, "orders").locator(".u-over"));
    assertThat(tile(ann, "orders").locator("canvas")).hasCount(1);
    screenshot(ann, "board-zoomed");
    tile(ann, "orders").locator(".u-over").dblclick();
    screenshot(ann, "board");
    assertEquals("", Axe.violations(ann), "board");
    tile(ann, "orders").locator(".u-over").hover();
    assertThat(tile(ann, "orders").locator(".reading-line"))
        .containsText(Pattern.compile("cn \\d+, eu \\d+, us \\d+"));
    screenshot(ann, "board-hover");
    ann.locator("#board-compare").click();
    assertThat(tile(ann, "orders").locator(".legend li")).hasCount(6);
    ann.locator("#board-compare").click();
    ann.locator("#board-table").click();
    assertThat(tile(ann, "orders").locator("tbody tr").first()).isVisible();
    screenshot(ann, "board-tables");
    assertEquals("", Axe.violations(ann), "tables");
    ann.locator("#fold-strip").click();
    ann.reload();
    assertThat(ann.locator("#strip .small-tile")).hasCount(0);
    assertThat(ann.locator("#strip-list")).isVisible();
    Page cat =
        browsers()
            .open(
                new Browser.NewContextOptions()
                    .setLocale("en-GB")
                    .setViewportSize(1600, 1000)
                    .setColorScheme(ColorScheme.DARK));
    ChatPage.enters(cat, server().port(), "Cat");
    follows(cat, "#lobby/board/shop");
    cat.locator("[data-range='3600000']").click();
    assertThat(tile(cat, "orders").locator("canvas")).hasCount(1);
    screenshot(cat, "board-dark");
    cat.locator("#board-wall").click();
    cat.waitForFunction("document.fullscreenElement?.id === 'board'");
    screenshot(cat, "board-wall");
    Page dan = onPhone("Dan", ColorScheme.LIGHT);
    assertThat(dan.locator("#strip .small-tile")).not().hasCount(0);
    screenshot(dan, "board-strip-phone-chinese");
    follows(dan, "#lobby/board/shop");
    assertThat(dan.locator("#board-state")).hasText("实时");
    dan.locator("[data-range='3600000']").click();
    assertThat(tile(dan, "orders").locator("canvas")).hasCount(1);
    assertTrue(
        (boolean) dan.evaluate("document.documentElement.scrollWidth <= innerWidth"), "too wide");
    screenshot(dan, "board-phone-chinese");
    assertEquals("", Axe.violations(dan), "phone");
  }
}
