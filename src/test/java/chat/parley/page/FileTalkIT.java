package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.files.Courier;
import chat.parley.support.Person;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files take part in the talk: in threads, with names and marked words, and passed on. */
class FileTalkIT extends BrowserTest {
  /** Lets go of a text above an element, which is found by its selector. */
  private static final String DROP =
      """
      ([at, name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: 'text/plain' }));
        for (const kind of ['dragenter', 'drop'])
          document.querySelector(at).dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
      }
      """;

  private static void acts(Page page, String text, String act) {
    Locator row = message(page, text);
    row.hover();
    Locator button = row.locator("[data-act=" + act + "]");
    if (button.count() > 0) {
      button.click();
    } else {
      row.locator("[data-act=more]").click();
      page.locator("#message-menu [data-act=" + act + "]").click();
    }
  }

  private Path file(String name, byte[] bytes) {
    try {
      return Files.write(Files.createDirectories(data().resolve("mine")).resolve(name), bytes);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Eight seconds of a tone that grows. */
  private static byte[] tone() {
    byte[] wav = FilesIT.wav(128_044);
    for (int sample = 0; sample < 64_000; sample++) {
      short loud = (short) (Math.sin(sample / 4.0) * sample / 2);
      ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putShort(44 + 2 * sample, loud);
    }
    return wav;
  }

  private static ByteBuffer box(String kind, ByteBuffer... within) {
    int length = 8 + Arrays.stream(within).mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer box =
        ByteBuffer.allocate(length).putInt(length).put(kind.getBytes(StandardCharsets.US_ASCII));
    Arrays.stream(within).forEach(box::put);
    return box.flip();
  }

  /** Pictures that stand at 24, and behind them the index that says so. */
  private static byte[] film() {
    ByteBuffer places = ByteBuffer.allocate(12).putInt(0).putInt(1).putInt(24).flip();
    ByteBuffer tables = box("minf", box("stbl", box("stco", places)));
    ByteBuffer index = box("moov", box("trak", box("mdia", tables)));
    ByteBuffer pictures = ByteBuffer.wrap("pictures".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer brand = ByteBuffer.wrap("isom0000".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer film = ByteBuffer.allocate(1_000);
    film.put(box("ftyp", brand)).put(box("mdat", pictures)).put(index).flip();
    return Arrays.copyOf(film.array(), film.limit());
  }

  @Test
  @DisplayName(
      "a sound shows how loud it is, a text how it begins, a film plays at once; each is passed on")
  void beforeOneOpensThem() {
    Person cid = inRoom("Cid", "garden");
    cid.joins("lobby");
    Page ann = comes("Ann", "en-GB");
    Page bob = onPhone("Bob", ColorScheme.DARK);
    String code = "// A house.\nclass House {\n  int doors = 2;\n}\n";
    FilesIT.chooses(
        ann,
        file("song.wav", tone()),
        file("House.java", code.getBytes(StandardCharsets.UTF_8)),
        file("film.mp4", film()));
    assertThat(ann.locator("#waiting .index input")).isChecked();
    assertEquals("", Axe.violations(ann), "a film that waits");
    screenshot(ann, "files-index-first");
    says(ann, "all of it");
    assertThat(bob.locator(".message .file[data-state=complete]")).hasCount(3);
    Locator player = FilesIT.file(bob, "song.wav").locator(".player");
    Locator bar = player.locator("input");
    assertThat(bar).hasAttribute("aria-valuetext", "0:00 / 0:08");
    bar.press("ArrowRight");
    assertThat(bar).hasAttribute("aria-valuetext", "0:01 / 0:08");
    player.locator(".play").click();
    Locator audio = player.locator("audio");
    bob.waitForCondition(
        () -> ((Number) audio.evaluate("(audio) => audio.currentTime")).doubleValue() > 0.9);
    assertThat(player.locator(".play")).hasAttribute("aria-label", "暂停");
    player.locator(".play").click();
    assertThat(player.locator(".play")).hasAttribute("aria-label", "播放");
    Locator lines = FilesIT.file(bob, "House.java").locator(".excerpt");
    assertThat(lines.locator(".word").first()).hasText("class");
    assertThat(lines).containsText("int doors = 2;");
    JsonObject film =
        Person.ok(cid.asks("history", new JsonObject().put("room", "lobby")))
            .getJsonArray("entries")
            .getJsonObject(2)
            .getJsonObject("body")
            .getJsonArray("files")
            .getJsonObject(0);
    ByteBuffer sent =
        ByteBuffer.wrap(
            new Courier(server().port(), cid).reads("/files/" + film.getString("id")).body());
    assertEquals(film().length, sent.remaining());
    int at = sent.getInt(sent.remaining() - 8 - "pictures".length() - 4);
    assertEquals(sent.remaining() - "pictures".length(), at, "the index stands before");
    bob.setViewportSize(320, 640);
    for (Page page : List.of(ann, bob)) {
      assertEquals("", Axe.violations(page), "a sound, a text and a film");
    }
    screenshot(ann, "files-before");
    screenshot(bob, "files-before-320-dark");
    ann.locator("#open-rooms [data-room=garden]").click();
    ann.locator("#rooms [data-room=lobby]").click();
    acts(ann, "House.java", "forward");
    ann.locator("#forwarding [data-to=garden]").click();
    ann.locator("#rooms [data-room=garden]").click();
    assertThat(message(ann, "House.java").locator(".forwarded")).hasCount(1);
    assertThat(message(ann, "House.java").locator(".excerpt")).containsText("int doors");
  }

  @Test
  @DisplayName(
      "a file goes into a thread by drop and by choice, with marked words, and calls people")
  void inThread() {
    Page ann = comes("Ann", "en-GB");
    Page bob = onPhone("Bob", ColorScheme.DARK);
    says(bob, "Where is the plan?");
    acts(ann, "Where is the plan?", "thread");
    ann.evaluate(DROP, List.of("#thread .pane-log", "plan.txt", "first dig"));
    assertThat(ann.locator("#thread-composer-waiting .take-out")).hasCount(1);
    assertThat(ann.locator("#waiting")).hasCount(0);
    assertThat(ann.locator("#thread-composer")).isFocused();
    ann.locator("#attach").click();
    assertEquals(
        ann.locator("#attach").boundingBox().x,
        ann.locator("#attach-menu").boundingBox().x,
        1,
        "it opens within its pane");
    ann.keyboard().press("Escape");
    ann.locator("#thread-composer-attach").click();
    FileChooser chooser =
        ann.waitForFileChooser(() -> ann.locator("#attach-menu [data-act=files]").click());
    chooser.setFiles(
        new com.microsoft.playwright.options.FilePayload(
            "more.txt", "text/plain", "then sow".getBytes(StandardCharsets.UTF_8)));
    assertThat(ann.locator("#thread-composer-waiting .take-out")).hasCount(2);
    assertEquals("", Axe.violations(ann), "files that wait in a thread");
    screenshot(ann, "files-thread-waiting");
    ann.locator("#thread-composer").fill("**here** it is, @Bob");
    ann.locator("#thread-composer").press("Enter");
    Locator answers = ann.locator("#thread .message");
    assertThat(answers).hasCount(3);
    assertThat(answers.nth(1).locator("strong")).hasText("here");
    assertThat(answers.nth(1).locator(".named")).hasText("@Bob");
    assertThat(answers.nth(2).locator(".file-name")).hasText("more.txt");
    assertThat(ann.locator("#thread .file[data-state=complete]")).hasCount(2);
    assertThat(message(bob, "it is, @Bob")).hasClass(Pattern.compile("mentioning"));
    assertThat(message(bob, "it is, @Bob").locator(".quote")).containsText("Where is the plan?");
    assertThat(message(bob, "more.txt").locator(".quote")).hasCount(1);
    assertEquals("", Axe.violations(ann), "files in a thread");
    screenshot(ann, "files-thread");
    screenshot(bob, "files-thread-phone-dark");
    bob.locator("#messages button[id^='replies-']").first().click();
    bob.locator("#thread-composer-attach").click();
    assertThat(bob.locator("#attach-menu")).isVisible();
    screenshot(bob, "files-thread-menu-phone-dark");
  }
}
