package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ten lines of the README, in a page that is none of Parley's: Quill behind y-websocket. */
class ForeignEditorIT extends BrowserTest {
  private static final String BEGIN = "```js\nimport Quill";

  @Test
  @DisplayName("two people write in one Quill, in another alphabet too, and a third one reads it")
  void quill() throws IOException {
    Path script = bundled();
    Page ann = opens(script);
    Page bob = opens(script);
    text(ann).pressSequentially("hello ");
    assertThat(text(bob)).hasText("hello");
    text(bob).press("End");
    text(bob).pressSequentially("你好 😀");
    assertThat(text(ann)).hasText("hello 你好 😀");
    assertThat(text(opens(script))).hasText("hello 你好 😀");
    screenshot(ann, "quill");
  }

  private static Locator text(Page page) {
    return page.locator(".ql-editor");
  }

  private Page opens(Path script) {
    Page page = browsers().open(new Browser.NewContextOptions().setBypassCSP(true));
    page.navigate("http://127.0.0.1:" + server().port() + "/examples/");
    page.evaluate("document.body.innerHTML = '<div id=editor></div>'");
    page.addScriptTag(new Page.AddScriptTagOptions().setPath(script));
    return page;
  }

  private Path bundled() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf(BEGIN) + "```js\n".length();
    Path lines = data().resolve("editor.js");
    Files.writeString(lines, readme.substring(begin, readme.indexOf("```", begin)));
    return Bundle.of(lines, data());
  }
}
