package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Spoofing: links and names that would deceive a reader are shown as what they are. */
class DeceptionIT extends BrowserTest {
  /** With a Cyrillic o in it. */
  private static final String LOOKALIKE = "l\u043Ebby";

  @Test
  @DisplayName("a link that deceives says which host it leads to, also to those who hear the page")
  void links() {
    Page ann = comes("Ann", "en-GB");
    Person eve = Person.comes(JdkWebSocket.CARRIER, server().port(), "Eve");
    eve.joins("lobby");
    String[][] deceiving = {
      {"look: https://bank.example@evil.example/login !", "evil.example"},
      {"https://bank.example:443@evil.example:8443/", "evil.example:8443"},
      {"https://b\u0430nk.example/", "xn--bnk-6cd.example"},
      {"https://\u0430\u0440\u0440\u04CF\u0435.com/", "xn--80ak6aa92e.com"},
      {"https://evil.example/\u202Emoc.elpmaxe.knab//:sptth", "evil.example"},
      {"https://evil.example/\u05D0\u05D1/bank.example", "evil.example"},
      {"https://bank.example\u200B.evil.example/", "bank.example.evil.example"},
      {"http://0x7f.1/", "127.0.0.1"},
      {"https://b%61nk.example/", "bank.example"}
    };
    for (String[] link : deceiving) {
      eve.says("lobby", link[0]);
    }
    for (int n = 0; n < deceiving.length; n++) {
      Locator link = ann.locator("#messages .text a").nth(n);
      assertThat(link.locator(".leads-to .host")).hasText(deceiving[n][1]);
      assertThat(link).hasAccessibleName(Pattern.compile("leads to " + deceiving[n][1] + "$"));
      assertThat(link).hasAttribute("dir", "ltr");
      assertEquals(deceiving[n][1], link.evaluate("link => link.host"));
    }
    assertEquals(0, ann.getByText("\u202E").count());
    ann.locator("#messages .text a").first().focus();
    assertThat(ann.locator("#messages .text a").first()).isFocused();
    screenshot(ann, "deceiving-links");
  }

  @Test
  @DisplayName("an honest link is only itself")
  void honest() {
    Page ann = comes("Ann", "en-GB");
    for (String text :
        new String[] {
          "https://chat.example.org/page?x=1#y",
          "http://Chat.Example.ORG:80/",
          "https://zh.wikipedia.org/wiki/\u4E2D\u6587",
          "see https://chat.example.org:8443.",
          "http://[::1]:8080/",
          "https://xn--bcher-kva.example/"
        }) {
      says(ann, text);
    }
    assertThat(message(ann, "xn--bcher")).hasCount(1);
    assertEquals(6, ann.locator("#messages .text a").count());
    assertEquals(0, ann.locator("#messages .leads-to").count());
  }

  @Test
  @DisplayName("names of mixed scripts bear a mark that says so, wherever they stand")
  void mixedScripts() {
    Person eve = Person.comes(JdkWebSocket.CARRIER, server().port(), "\u0410nn");
    eve.joins("lobby");
    eve.joins(LOOKALIKE);
    eve.says(LOOKALIKE, "this is the lobby");
    Page ann = comes("Ann", "en-GB");
    Locator listed = ann.locator("#open-rooms [data-room='" + LOOKALIKE + "']");
    String told = "Letters of several scripts: Latin (l b y) and Cyrillic (\u043E)";
    assertThat(listed.locator(".mixed")).hasAttribute("title", told);
    assertThat(listed.locator(".mixed")).hasAttribute("aria-label", told);
    assertThat(ann.locator("#members .mixed"))
        .hasAttribute("title", "Letters of several scripts: Cyrillic (\u0410) and Latin (n)");
    listed.click();
    assertThat(ann.locator(".header h1 .mixed")).hasAttribute("title", told);
    assertThat(ann.locator(".header")).containsText(told);
    assertThat(ann.locator("#rooms [data-room='" + LOOKALIKE + "'] .mixed")).hasCount(1);
    assertThat(ann.locator("#rooms [data-room=lobby] .mixed")).hasCount(0);
    assertThat(ann.locator("#messages .author .mixed")).hasCount(1);
    screenshot(ann, "mixed-scripts");
    Page bob =
        browsers()
            .open(
                new Browser.NewContextOptions()
                    .setLocale("zh-CN")
                    .setColorScheme(ColorScheme.DARK)
                    .setViewportSize(390, 844));
    bob.navigate("http://127.0.0.1:" + server().port() + "/#room=" + LOOKALIKE);
    ChatPage.joins(bob, "Bob");
    assertThat(bob.locator(".header h1 .mixed"))
        .hasAttribute("title", Pattern.compile("混用多种文字：拉丁文（l b y）、西里尔文（\u043E）"));
    says(bob, "https://bank.example@evil.example/");
    assertThat(bob.locator(".leads-to")).hasText("通往 evil.example");
    assertTrue((boolean) bob.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    screenshot(bob, "mixed-scripts-phone-dark-chinese");
  }

  @Test
  @DisplayName("languages that are written in several scripts are no mixture")
  void scripts() {
    Map<String, Integer> scripts = new LinkedHashMap<>();
    List.of(
            "lobby",
            "русский",
            "日本語カタカナひらがなabc",
            "中文chat",
            "한국어-漢字-abc",
            "ㄅㄆ漢字abc",
            "नमस्ते-1",
            "Zoë🙂",
            "ー中")
        .forEach(name -> scripts.put(name, 0));
    List.of("pаypal", "αbc", "中文русский", "한국어カタカナ", "շօb").forEach(name -> scripts.put(name, 2));
    Page page = browsers().open(new Browser.NewContextOptions());
    page.navigate("http://127.0.0.1:" + server().port() + "/");
    Object found =
        page.evaluate(
            """
            async names => {
              const { mixedScripts } = await import('/js/view/mixed-scripts.js');
              return names.map(name => mixedScripts(name).length);
            }
            """,
            List.copyOf(scripts.keySet()));
    assertEquals(List.copyOf(scripts.values()), found);
  }

  @Test
  @DisplayName("a room asked for with what cannot be seen in its name is the room without it")
  void sameRoom() {
    Page ann = browsers().open(new Browser.NewContextOptions().setLocale("en-GB"));
    ann.navigate("http://127.0.0.1:" + server().port() + "/#room=gar%EF%B8%8Fden");
    ChatPage.joins(ann, "Ann");
    assertThat(ann.locator("#rooms [data-room=garden]")).hasCount(1);
    assertThat(ann.locator("#rooms [data-room]")).hasCount(1);
    assertThat(ann).hasURL(Pattern.compile(".*#room=garden$"));
    says(ann, "in the garden");
    assertThat(message(ann, "in the garden")).hasAttribute("data-state", "sent");
    says(ann, "\u2060\u200B");
    assertThat(ann.locator("#messages .message")).hasCount(1);
  }
}
