package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a tile shows: histograms, the chosen number and series, a part of the past; whatever is on a
 * board.
 */
class BoardTilesIT extends BrowserTest {
  private static final long MINUTE = 60_000;

  private static JsonObject named() {
    return new JsonObject().put("room", "lobby").put("board", "shop");
  }

  private static void records(Person person, JsonArray items) {
    JsonObject reply = Person.ok(person.asksPatiently("record", named().put("items", items)));
    assertEquals(new JsonArray(), reply.getJsonArray("refused"));
  }

  private static void lays(Person person, JsonObject... tiles) {
    JsonArray all = new JsonArray();
    for (JsonObject tile : tiles) {
      all.add(tile);
    }
    Person.ok(person.asksPatiently("board.layout", named().put("tiles", all)));
  }

  private static JsonObject tile(String metric, String show) {
    return new JsonObject().put("metric", metric).put("show", show);
  }

  private static Locator shown(Page page, String metric, String show) {
    return page.locator(".tile[data-metric='" + metric + "'][data-show=" + show + "]");
  }

  private static JsonObject labels(String value) {
    return new JsonObject().put("region", value);
  }

  private static JsonObject answered(double ms, String region, long at) {
    return new JsonObject()
        .put("observe", "answer_ms")
        .put("value", ms)
        .put("labels", labels(region))
        .put("at", at);
  }

  /** 100 answers in each of some minutes: of 1 to 100 ms in Europe, ten times as slow elsewhere. */
  private static void answers(Person person) {
    long now = System.currentTimeMillis();
    for (int minute = 1; minute <= 2; minute++) {
      JsonArray items = new JsonArray();
      for (int n = 1; n <= 100; n++) {
        items.add(answered(n, "eu", now - minute * MINUTE));
        items.add(answered(10 * n, "us", now - minute * MINUTE));
      }
      records(person, items);
    }
  }

  private static void follows(Page page) {
    page.evaluate("() => { location.hash = '#lobby/board/shop' }");
    assertThat(page.locator("#board-state[data-state=live]")).hasCount(1);
  }

  @Test
  @DisplayName(
      "a histogram shows how values are distributed, to the eye, the pointer, keys and ears")
  void histogram() {
    Person shop = inRoom("Shop", "lobby");
    answers(shop);
    lays(
        shop,
        tile("answer_ms", "histogram").put("labels", labels("eu")).put("unit", "ms"),
        tile("answer_ms", "histogram"),
        tile("orders", "histogram"));
    records(shop, new JsonArray().add(new JsonObject().put("count", "orders")));
    Page ann = comes("Ann", "en-GB");
    follows(ann);
    Locator some = shown(ann, "answer_ms", "histogram").first();
    Locator all = shown(ann, "answer_ms", "histogram").last();
    assertThat(some.locator(".reading-line")).hasText("200 values in 10 minutes");
    assertThat(all.locator(".reading-line")).hasText("400 values in 10 minutes");
    assertThat(some.locator(".legend")).containsText(Pattern.compile("p50\\s+50(\\.\\d+)? ms"));
    assertThat(some.locator(".histogram"))
        .hasAccessibleName(
            Pattern.compile(
                "How answer_ms is distributed. 200 values .*least: 1 ms.*most: 100 ms"));
    some.locator(".histogram").focus();
    ann.keyboard().press("Home");
    assertThat(some.locator(".reading-line")).containsText("1 –");
    assertThat(some.locator("rect.pointed")).hasCount(1);
    ann.keyboard().press("End");
    assertThat(some.locator(".reading-line")).containsText(Pattern.compile("value.*%"));
    screenshot(ann, "tiles-histogram");
    all.locator(".histogram").hover();
    assertThat(all.locator(".reading-line")).containsText("%");
    assertThat(shown(ann, "orders", "line")).hasCount(1);
    assertEquals("", Axe.violations(ann), "histograms");
    ann.locator("#board-table").click();
    Locator counts = some.locator("tbody td:nth-child(2)");
    assertThat(counts.first()).isVisible();
    assertEquals(200, counts.allTextContents().stream().mapToInt(Integer::parseInt).sum());
    assertEquals("", Axe.violations(ann), "as tables");
    Page dan = onPhone("Dan", ColorScheme.DARK);
    follows(dan);
    assertThat(dan.locator(".histogram")).hasCount(2);
    screenshot(dan, "tiles-histogram-phone");
  }

  @Test
  @DisplayName("which number of which series is chosen in the form, and seen by everybody")
  void choice() {
    Person shop = inRoom("Shop", "lobby");
    answers(shop);
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    follows(ann);
    follows(bob);
    assertThat(shown(bob, "answer_ms", "line").locator(".legend li")).hasCount(2);
    ann.locator("#board-edit").click();
    ann.locator("[data-field=value]").selectOption("p50");
    ann.locator("[data-field=label-region]").selectOption("us");
    ann.locator("#add-tile").click();
    ann.locator("[data-field=metric]").last().fill("answer_ms");
    ann.locator("[data-field=show]").last().selectOption("table");
    screenshot(ann, "tiles-form");
    assertEquals("", Axe.violations(ann), "form");
    ann.locator(".draft-moves button").nth(1).click();
    ann.locator("#save-board").click();
    for (Page page : new Page[] {ann, bob}) {
      Locator line = shown(page, "answer_ms", "line");
      assertThat(page.locator(".tile").first()).hasAttribute("data-show", "table");
      assertThat(line.locator("h3")).hasText("answer_ms us");
      assertThat(line.locator(".reading-line")).containsText("p50, the median");
      assertThat(line.locator("canvas")).hasCount(1);
      page.locator("#board-table").click();
      assertThat(line.locator("tbody tr")).not().hasCount(0);
      double median = Double.parseDouble(line.locator("tbody td").first().textContent());
      assertEquals(500, median, 500 * 0.01);
    }
    ann.locator("#board-edit").click();
    assertThat(ann.locator("[data-field=value]").last()).hasValue("p50");
    assertThat(ann.locator("[data-field=label-region]").last()).hasValue("us");
  }

  @Test
  @DisplayName("a part of a chart is drawn over, or zoomed to by keys, read more finely, and left")
  void zoom() {
    Person shop = inRoom("Shop", "lobby");
    long now = System.currentTimeMillis();
    JsonArray items = new JsonArray();
    for (int minute = 0; minute < 400; minute++) {
      items.add(
          new JsonObject()
              .put("set", "load")
              .put("value", minute % 30)
              .put("at", now - minute * MINUTE));
    }
    records(shop, items);
    Page ann = comes("Ann", "en-GB");
    follows(ann);
    ann.locator("[data-range='604800000']").click();
    Locator load = shown(ann, "load", "line");
    assertThat(load.locator(".reading-line")).containsText("per hour");
    ann.locator("[data-range='86400000']").click();
    assertThat(load.locator(".reading-line")).containsText("per 2 minutes");
    Locator over = load.locator(".u-over");
    BoundingBox box = over.boundingBox();
    ann.mouse().move(box.x + box.width * 0.8, box.y + 40);
    ann.mouse().down();
    ann.mouse().move(box.x + box.width * 0.95, box.y + 40);
    ann.mouse().up();
    assertThat(load.locator(".reading-line")).containsText(":");
    ann.mouse().move(5, 5);
    assertThat(load.locator(".reading-line")).containsText("per minute");
    assertThat(load.locator(".chart")).hasAccessibleName(Pattern.compile("From .* to "));
    screenshot(ann, "tiles-zoomed");
    load.locator(".zoom-back").press("Enter");
    assertThat(load.locator(".reading-line")).containsText("per 2 minutes");
    assertThat(load.locator(".chart")).isFocused();
    ann.keyboard().press("End");
    ann.keyboard().press("+");
    ann.keyboard().press("+");
    assertThat(load.locator(".zoom-back")).hasCount(1);
    ann.keyboard().press("-");
    assertThat(load.locator(".zoom-back")).hasCount(0);
    ann.locator("[data-range='31536000000']").click();
    assertThat(load.locator(".reading-line")).containsText("hours");
  }

  @Test
  @DisplayName("focus stays where it is, whatever comes: numbers, metrics, another look")
  void focus() {
    Person shop = inRoom("Shop", "lobby");
    records(shop, new JsonArray().add(new JsonObject().put("count", "orders")));
    Page ann = comes("Ann", "en-GB");
    follows(ann);
    Locator chart = shown(ann, "orders", "line").locator(".chart");
    chart.focus();
    ann.evaluate("() => { window.focused = document.activeElement }");
    records(
        shop,
        new JsonArray()
            .add(new JsonObject().put("count", "a-first"))
            .add(new JsonObject().put("set", "zoo").put("value", 3)));
    assertThat(ann.locator(".tile")).hasCount(3);
    assertTrue((boolean) ann.evaluate("document.activeElement === window.focused"), "new metrics");
    lays(shop, tile("zoo", "number"), tile("orders", "line"));
    assertThat(ann.locator(".tile")).hasCount(2);
    assertTrue((boolean) ann.evaluate("document.activeElement === window.focused"), "new look");
    ann.locator("#composer").focus();
    records(shop, new JsonArray().add(new JsonObject().put("count", "orders")));
    assertThat(shown(ann, "orders", "line").locator(".now b")).hasText("2");
    assertThat(ann.locator("#composer")).isFocused();
  }

  @Test
  @DisplayName("long names, huge and negative numbers, many series and right-to-left text fit")
  void odd() {
    Person shop = inRoom("Shop", "lobby");
    JsonArray items = new JsonArray();
    long now = System.currentTimeMillis();
    for (int minute = 0; minute < 8; minute++) {
      long at = now - minute * MINUTE;
      items.add(new JsonObject().put("count", "n".repeat(100)).put("at", at));
      items.add(
          new JsonObject()
              .put("count", "huge")
              .put("by", 1_234_567_890_123L + minute)
              .put("at", at));
      items.add(
          new JsonObject().put("set", "below").put("value", -0.00001234 * minute).put("at", at));
      items.add(new JsonObject().put("set", "same").put("value", 7).put("at", at));
      for (int n = 0; n < 12; n++) {
        items.add(
            new JsonObject()
                .put("count", "many")
                .put("by", n)
                .put("labels", labels(n == 3 ? "منطقة الخليج" : "a region with a long name " + n))
                .put("at", at));
      }
    }
    records(shop, items);
    records(
        shop,
        new JsonArray()
            .add(new JsonObject().put("top", "pages").put("key", "/ملف/".repeat(20)))
            .add(new JsonObject().put("top", "pages").put("key", "/" + "x".repeat(150))));
    Page ann = comes("Ann", "en-GB");
    follows(ann);
    assertThat(ann.locator(".tile canvas")).hasCount(5);
    assertThat(shown(ann, "many", "line")).containsText("4 more not shown");
    assertThat(shown(ann, "huge", "line").locator(".reading-line")).hasText("Counted per minute");
    assertThat(shown(ann, "huge", "line").locator(".now b").first())
        .hasText(Pattern.compile("^9.88.?.?$"));
    screenshot(ann, "tiles-odd");
    Page cat =
        browsers()
            .open(
                new Browser.NewContextOptions()
                    .setLocale("en-GB")
                    .setViewportSize(360, 740)
                    .setColorScheme(ColorScheme.DARK));
    ChatPage.enters(cat, server().port(), "Cat");
    follows(cat);
    assertThat(cat.locator(".tile canvas")).hasCount(5);
    screenshot(cat, "tiles-odd-phone");
    assertTrue(
        (boolean) cat.evaluate("document.documentElement.scrollWidth <= innerWidth"), "too wide");
    assertTrue(
        (boolean)
            cat.evaluate(
                "[...document.querySelectorAll('.tile')].every(one => one.scrollWidth <= one.clientWidth + 1)"),
        "a tile is too wide");
    lays(
        shop,
        new JsonObject()
            .put("metric", "huge")
            .put("show", "__proto__")
            .put("range_ms", 1e300)
            .put("title", new JsonObject())
            .put("labels", "all")
            .put("value", new JsonArray()),
        tile("many", "bars").put("labels", new JsonObject().put("region", 7)));
    assertThat(ann.locator(".tile")).hasCount(2);
    assertThat(ann.locator("#board-state[data-state=live]")).hasCount(1);
  }
}
