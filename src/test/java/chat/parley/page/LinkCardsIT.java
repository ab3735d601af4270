package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.Web;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What linked pages are about, below the messages that link to them. */
class LinkCardsIT extends BrowserTest {
  private static final String HEAD =
      "<head><title>Tides of the Oosterschelde</title>"
          + "<meta property=og:site_name content='Harbour almanac'>"
          + "<meta property=og:image content='/p.png'><meta name=description content='High and low"
          + " water for every day of the year, with currents at the locks and what to expect when"
          + " the wind turns to the north-west.'></head>";

  /** What stands out of the log at its side. */
  private static final String WIDER =
      """
      () => { const right = document.getElementById('messages').getBoundingClientRect().right + 1;
        return [...document.querySelectorAll('#messages *:not(.unseen)')]
          .filter((it) => it.getBoundingClientRect().right > right).map((it) => it.outerHTML).join(); }
      """;

  private Web web;

  @BeforeEach
  void web() {
    server().close();
    web = new Web();
    web.page("page.example/tides", HEAD);
    web.page(
        "page.example/evil",
        "<title>\u202E&lt;img src=x onerror=alert(1)&gt;\u200B</title>"
            + "<meta property=og:site_name content='bank.example'>");
    web.page("page.example/zh", "<title>杭州西湖十景：从苏堤春晓到三潭印月，一年四季怎么走才不会错过最好看的时候</title>");
    web.at(
        "page.example/p.png",
        request -> request.response().putHeader("content-type", "image/png").end(png()));
    serve(Server.on(web, data(), new JsonObject()));
  }

  @AfterEach
  void leaveWeb() {
    web.close();
  }

  private static Buffer png() {
    BufferedImage image = new BufferedImage(160, 90, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(40, 130, 150));
    graphics.fillRect(0, 0, 160, 90);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(60, 20, 50, 50);
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return Buffer.buffer(out.toByteArray());
    } catch (IOException never) {
      throw new AssertionError(never);
    }
  }

  private static Locator cards(Page page, String text) {
    return message(page, text).locator(".link-card");
  }

  @Test
  @DisplayName("a card says what a linked page is about, as text, and where it is in truth")
  void card() {
    Page ann = comes("Ann", "en-GB");
    Page bob = onPhone("Bob", ColorScheme.DARK);
    says(ann, "sailing: http://page.example/tides and http://page.example/evil");
    Locator first = cards(ann, "sailing").first();
    assertThat(first.locator("a")).hasText("Tides of the Oosterschelde (opens in a new tab)");
    assertThat(first.locator("a")).hasAttribute("href", "http://page.example/tides");
    assertThat(first.locator("a")).hasAttribute("rel", "noopener noreferrer");
    assertThat(first.locator(".place")).hasText("Harbour almanac · page.example ↗");
    assertThat(first.locator("img")).hasJSProperty("naturalWidth", 160);
    Locator second = cards(ann, "sailing").nth(1);
    assertThat(second.locator("a")).hasText("<img src=x onerror=alert(1)> (opens in a new tab)");
    assertThat(second.locator(".place")).hasText("page.example ↗");
    assertThat(second.locator("img")).hasCount(0);
    assertEquals(72, first.locator("img").boundingBox().height, 0.5);
    assertThat(cards(bob, "sailing")).hasCount(2);
    assertThat(cards(bob, "sailing").first().locator("img")).hasJSProperty("naturalWidth", 160);
    says(ann, "去西湖 http://page.example/zh 看看");
    assertThat(cards(bob, "西湖")).hasCount(1);
    assertThat(message(bob, "西湖").locator(".cards summary")).hasText("链接预览");
    assertEquals("", Axe.violations(ann), "cards");
    assertEquals("", Axe.violations(bob), "cards on a dark phone");
    screenshot(ann, "cards");
    screenshot(bob, "cards-phone-dark");
    ann.setViewportSize(320, 640);
    ann.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(cards(ann, "西湖")).hasCount(1);
    assertEquals("", Axe.violations(ann), "cards at 320 px");
    assertEquals("", ann.evaluate(WIDER));
    screenshot(ann, "cards-320");
    assertEquals(
        List.of("page.example/evil", "page.example/p.png", "page.example/tides", "page.example/zh"),
        web.asked().stream().sorted().toList(),
        "each was fetched once for both");
  }

  @Test
  @DisplayName("cards go with an edit or a deletion; one folds them, or wants none at all")
  void goAndFold() {
    Page ann = comes("Ann", "en-GB");
    says(ann, "first http://page.example/tides");
    assertThat(cards(ann, "first")).hasCount(1);
    Locator summary = message(ann, "first").locator(".cards summary");
    summary.focus();
    ann.keyboard().press("Enter");
    assertThat(cards(ann, "first")).not().isVisible();
    ann.reload();
    assertThat(summary).isVisible();
    assertThat(cards(ann, "first")).not().isVisible();
    summary.click();
    assertThat(cards(ann, "first")).isVisible();
    ann.locator("#composer").press("ArrowUp");
    ann.locator("#composer").fill("first http://page.example/zh");
    ann.locator("#composer").press("Enter");
    assertThat(cards(ann, "first").locator("a")).containsText("西湖");
    ann.locator("#composer").press("ArrowUp");
    ann.locator("#composer").fill("first without");
    ann.locator("#composer").press("Enter");
    assertThat(message(ann, "first").locator(".cards")).hasCount(0);
    says(ann, "second http://page.example/tides");
    assertThat(cards(ann, "second")).hasCount(1);
    ann.locator("#open-settings").click();
    screenshot(ann, "cards-settings");
    ann.locator("#show-cards").uncheck();
    ann.keyboard().press("Escape");
    assertThat(message(ann, "second").locator(".cards")).hasCount(0);
    ann.reload();
    assertThat(message(ann, "second")).hasCount(1);
    int asked = web.asked().size();
    says(ann, "third http://page.example/evil");
    assertThat(message(ann, "third").locator(".cards")).hasCount(0);
    assertEquals(asked, web.asked().size(), "whoever wants no cards asks for none");
    ann.locator("#open-settings").click();
    ann.locator("#show-cards").check();
    ann.keyboard().press("Escape");
    assertThat(cards(ann, "third")).hasCount(1);
    message(ann, "third").hover();
    message(ann, "third").locator(".actions [data-act=more]").click();
    ann.locator("#message-menu [data-act=delete]").click();
    ann.locator("#delete-now").click();
    assertThat(message(ann, "This message was deleted.").locator(".cards")).hasCount(0);
  }

  @Test
  @DisplayName("a card that comes late moves nothing that is above it, and the end stays the end")
  void still() {
    List<Runnable> late = new ArrayList<>();
    web.at(
        "page.example/late",
        request ->
            late.add(
                () ->
                    request
                        .response()
                        .putHeader("content-type", "text/html")
                        .end(Web.titled("At last"))));
    Person bob = inRoom("Bob", "lobby");
    for (int n = 1; n <= 100; n++) {
      bob.says("lobby", "message " + n + (n == 60 ? " http://page.example/late" : ""));
    }
    Page ann = comes("Ann", "en-GB");
    assertThat(message(ann, "message 100")).hasCount(1);
    assertEquals(List.of(), web.asked(), "nothing is fetched that nobody has come near");
    message(ann, "message 62").scrollIntoViewIfNeeded();
    ann.evaluate(
        "() => { const log = document.getElementById('messages');"
            + " const row = [...log.querySelectorAll('.message')].find((it) => it.textContent.includes('message 62'));"
            + " log.scrollTop += row.getBoundingClientRect().top - log.getBoundingClientRect().top; }");
    chat.parley.support.Await.until("it was asked for", () -> !late.isEmpty());
    double before = message(ann, "message 62").boundingBox().y;
    late.forEach(Runnable::run);
    assertThat(cards(ann, "message 60")).hasCount(1);
    assertEquals(before, message(ann, "message 62").boundingBox().y, 1);
    ann.locator("#latest").click();
    bob.says("lobby", "the end http://page.example/tides");
    assertThat(cards(ann, "the end")).hasCount(1);
    Locator end = cards(ann, "the end");
    assertThat(end).isInViewport();
    assertTrue(
        (Boolean)
            ann.evaluate(
                "() => { const log = document.getElementById('messages'); return log.scrollHeight - log.scrollTop - log.clientHeight < 24; }"));
  }
}
