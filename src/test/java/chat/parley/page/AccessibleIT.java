package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Prefix;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For those who do not see the page, see it in colours of their own, or have no mouse; and wherever
 * it is served.
 */
class AccessibleIT extends BrowserTest {
  private String address() {
    return "http://127.0.0.1:" + server().port() + "/";
  }

  private Person bobTalks() {
    Person bob = Person.comes(JdkWebSocket.CARRIER, server().port(), "Bob");
    bob.joins("lobby");
    bob.says("lobby", "see https://bank.example@evil.example/ and www.example.org");
    bob.says("lobby", "a long story ".repeat(200));
    Person.comes(JdkWebSocket.CARRIER, server().port(), "Cid").joins("garden");
    return bob;
  }

  @ParameterizedTest
  @CsvSource({"en-GB, LIGHT, 1280, 720", "zh-CN, DARK, 320, 640"})
  @DisplayName("no view of the page breaks a rule of accessibility")
  void rules(String locale, ColorScheme scheme, int width, int height) {
    bobTalks();
    Page ann =
        browsers()
            .open(
                new Browser.NewContextOptions()
                    .setLocale(locale)
                    .setColorScheme(scheme)
                    .setViewportSize(width, height));
    ann.navigate(address());
    assertThat(ann.locator("#name")).isVisible();
    assertEquals("", Axe.violations(ann), "entrance");
    ChatPage.joins(ann, "Ann");
    says(ann, "mine");
    assertThat(message(ann, "mine")).hasAttribute("data-state", "sent");
    assertEquals("", Axe.violations(ann), "room");
    ann.locator(".day button").first().click();
    assertThat(ann.locator("#date-wanted")).isVisible();
    assertEquals("", Axe.violations(ann), "to a date");
    ann.keyboard().press("Escape");
    if (width < 760) {
      ann.locator(".header .only-narrow").click();
    }
    ann.locator("#new-room").fill("not/allowed");
    ann.locator("#new-room").press("Enter");
    assertThat(ann.locator("#new-room-problem")).not().isEmpty();
    assertEquals("", Axe.violations(ann), "refused name");
    ann.locator("#open-settings").click();
    assertThat(ann.locator("#desktop-notices")).isVisible();
    assertEquals("", Axe.violations(ann), "settings");
    ann.keyboard().press("Escape");
    if (width < 760) {
      ann.keyboard().press("Escape");
    }
    ann.locator("#leave").click();
    assertEquals("", Axe.violations(ann), "leaving");
    ann.locator("#leave-now").click();
    assertThat(ann.locator("#nowhere-title")).isVisible();
    assertEquals("", Axe.violations(ann), "nowhere");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "chat-room/",
        "private-message/",
        "named-chat/",
        "whiteboard/",
        "live-numbers/"
      })
  @DisplayName("no example breaks a rule of accessibility")
  void examples(String example) {
    Page page = browsers().open(new Browser.NewContextOptions().setLocale("zh-CN"));
    page.navigate(address() + "examples/" + example);
    assertThat(page.locator("h1")).isVisible();
    assertEquals("", Axe.violations(page));
    if (!example.isEmpty() && !example.equals("whiteboard/")) {
      assertThat(page.locator("[role=log] > ul")).hasCount(1);
    }
    if (example.equals("whiteboard/")) {
      assertThat(page.locator("canvas")).hasAccessibleName("白板");
    }
    page.close();
  }

  @Test
  @DisplayName(
      "in forced colours rows and faces have edges, and the open room and who is here have marks")
  void forcedColours() {
    Person bob = bobTalks();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page ann =
          browsers()
              .open(
                  new Browser.NewContextOptions()
                      .setLocale(scheme == ColorScheme.LIGHT ? "en-GB" : "zh-CN")
                      .setColorScheme(scheme)
                      .setForcedColors(ForcedColors.ACTIVE));
      ChatPage.enters(ann, server().port(), "Ann" + scheme);
      says(ann, "mine " + scheme);
      bob.says("lobby", "an answer to " + scheme);
      ann.locator("#open-rooms [data-room=garden]").click();
      ann.locator("#rooms [data-room=lobby]").click();
      Locator answer = message(ann, "an answer to " + scheme);
      String ground = property(ann.locator("#messages"), "background-color");
      assertNotEquals("rgba(0, 0, 0, 0)", property(answer, "border-bottom-color"));
      assertNotEquals(ground, property(answer, "border-bottom-color"));
      assertNotEquals(
          property(ann.locator("#rooms [data-room=lobby]"), "outline-style"),
          property(ann.locator("#rooms [data-room=garden]"), "outline-style"));
      assertNotEquals(
          property(ann.locator("#members .presence.online").first(), "background-color"),
          property(ann.locator(".sidebar"), "background-color"));
      screenshot(ann, "forced-colours-" + scheme.name().toLowerCase(Locale.ROOT));
    }
  }

  private static String property(Locator element, String name) {
    return (String) element.evaluate("(element, name) => getComputedStyle(element)[name]", name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"chat-room", "private-message", "named-chat", "whiteboard", "live-numbers"})
  @DisplayName("the examples work below whatever prefix a proxy puts before them")
  void prefix(String example) {
    try (Prefix prefix = new Prefix(server().port())) {
      Page page = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
      page.navigate(prefix.address() + "examples/");
      page.locator(".examples a[href^=" + example + "]").click();
      page.locator("#own-id").waitFor();
      assertEquals(
          1,
          page.locator("link[rel=icon]")
              .evaluateAll("async ([icon]) => (await fetch(icon.href)).ok ? 1 : 0"));
      page.close();
    }
  }
}
