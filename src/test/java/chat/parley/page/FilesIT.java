package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.files.Clamd;
import chat.parley.files.Courier;
import chat.parley.support.Person;
import chat.parley.support.Server;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files on the page: chosen, sent while one goes on talking, and seen by others as they come. */
class FilesIT extends BrowserTest {
  private static final int PIECE = 8 * 1024 * 1024;

  /** What stands out of the log at its side. */
  private static final String WIDER =
      """
      () => { const right = document.getElementById('messages').getBoundingClientRect().right + 1;
        return [...document.querySelectorAll('#messages *:not(.unseen)')]
          .filter((it) => it.getBoundingClientRect().right > right).map((it) => it.outerHTML).join(); }
      """;

  /** A microphone that hums. */
  private static final String MICROPHONE =
      """
      navigator.mediaDevices.getUserMedia = async () => {
        const sound = new AudioContext();
        const hum = sound.createOscillator();
        const out = sound.createMediaStreamDestination();
        hum.connect(out);
        hum.start();
        return out.stream;
      };
      """;

  /** So many pieces go, and what comes behind them waits: a slow line. */
  private static final String SLOW =
      """
      (pieces) => {
        const { send } = XMLHttpRequest.prototype;
        window.waiting = 0;
        XMLHttpRequest.prototype.send = function (body) {
          if (pieces-- > 0) send.call(this, body);
          else waiting++;
        };
      }
      """;

  /** Lets go of files above the page, or puts them into it; each is a name, a type and a text. */
  static final String DROP =
      """
      ([kind, ...files]) => {
        const data = new DataTransfer();
        for (const [name, type, text] of files) data.items.add(new File([text], name, { type }));
        const at = document.getElementById('messages');
        const about = { bubbles: true, cancelable: true };
        at.dispatchEvent(kind === 'paste' ? new ClipboardEvent('paste', { ...about, clipboardData: data }) : new DragEvent(kind, { ...about, dataTransfer: data }));
      }
      """;

  private Path file(String name, byte[] bytes) {
    try {
      return Files.write(Files.createDirectories(data().resolve("mine")).resolve(name), bytes);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static byte[] png(int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  /** Silence, of a sixteenth of a second for each thousand bytes. */
  static byte[] wav(int bytes) {
    return ByteBuffer.allocate(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(UTF_8))
        .putInt(bytes - 8)
        .put("WAVEfmt ".getBytes(UTF_8))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(8_000)
        .putInt(16_000)
        .putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(UTF_8))
        .putInt(bytes - 44)
        .array();
  }

  static void chooses(Page page, Path... files) {
    page.locator("#attach").click();
    FileChooser chooser =
        page.waitForFileChooser(() -> page.locator("#attach-menu [data-act=files]").click());
    chooser.setFiles(files);
    assertThat(page.locator("#waiting .take-out")).hasCount(files.length);
  }

  static Locator file(Page page, String name) {
    return message(page, name).locator(".file");
  }

  /** Begins to send a film, and sends no more than these bytes. */
  private void begins(Person person, String name, byte[] bytes) {
    Base64.Encoder base64 = Base64.getEncoder();
    String metadata =
        Map.of("room", "lobby", "filename", name, "filetype", "video/mp4").entrySet().stream()
            .map(one -> one.getKey() + " " + base64.encodeToString(one.getValue().getBytes(UTF_8)))
            .collect(Collectors.joining(","));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + "/files"))
            .header("Authorization", new Courier(server().port(), person).key())
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", "1000000")
            .header("Upload-Metadata", metadata)
            .header("Content-Type", "application/offset+octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      assertEquals(
          201,
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException cause) {
      throw new AssertionError(cause);
    }
  }

  /** Boxes of an MP4, of 32 bytes each. */
  static byte[] boxes(String... kinds) {
    ByteBuffer film = ByteBuffer.allocate(32 * kinds.length);
    for (String kind : kinds) {
      film.putInt(32).put(kind.getBytes(UTF_8)).position(film.position() + 24);
    }
    return film.array();
  }

  static void hears(Page page, Locator audio) {
    audio.evaluate("(audio) => audio.play()");
    page.waitForCondition(
        () -> ((Number) audio.evaluate("(audio) => audio.currentTime")).doubleValue() > 0);
  }

  @Test
  @DisplayName(
      "one looks at what one has chosen, sends it with words, and others see it at its size")
  void send() {
    Page ann = comes("Ann", "en-GB");
    Page bob = onPhone("Bob", ColorScheme.DARK);
    chooses(
        ann,
        file("garden.png", png(400, 300, new Color(40, 130, 150))),
        file("much.pdf", "%PDF-1.4".getBytes(UTF_8)),
        file("ring.wav", wav(32_044)));
    ann.locator("#waiting .take-out").nth(1).click();
    assertThat(ann.locator("#waiting .take-out")).hasCount(2);
    assertEquals("", Axe.violations(ann), "files that wait");
    screenshot(ann, "files-waiting");
    says(ann, "Look at <b>this</b>");
    assertThat(message(bob, "Look at <b>this</b>").locator("button.picture img"))
        .hasJSProperty("naturalWidth", 400);
    assertThat(file(bob, "ring.wav")).hasAttribute("data-state", "complete");
    assertThat(message(bob, "ring.wav").locator(".text")).hasCount(0);
    assertThat(message(bob, "ring.wav"))
        .hasAccessibleName(Pattern.compile("Ann.*音频, ring.wav, .*"));
    ann.evaluate(DROP, List.of("dragenter", List.of("", "", "")));
    assertThat(ann.locator(".drop")).isVisible();
    screenshot(ann, "files-drop");
    ann.evaluate(
        DROP,
        List.of(
            "drop",
            List.of("<img src=x onerror=alert(1)>.txt", "text/plain", "text"),
            List.of("second.png", "image/png", "no picture")));
    assertThat(ann.locator(".drop")).isHidden();
    ann.evaluate(DROP, List.of("paste", List.of("image.png", "image/png", "none either")));
    assertThat(ann.locator("#waiting .take-out")).hasCount(3);
    assertThat(ann.locator("#waiting .file-name").nth(2))
        .hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d .*\\.png"));
    ann.locator("#composer").press("Enter");
    assertThat(bob.locator(".message .file")).hasCount(5);
    // What is no picture is a file to be kept
    assertThat(file(bob, "second.png").locator(".download")).isVisible();
    assertThat(bob.locator("#messages .file-name").nth(1)).containsText("onerror");
    for (Page page : List.of(ann, bob)) {
      assertEquals("", Axe.violations(page), "files");
    }
    screenshot(ann, "files");
    screenshot(bob, "files-phone-dark");
    bob.setViewportSize(320, 640);
    assertEquals("", bob.evaluate(WIDER));
    assertEquals("", Axe.violations(bob), "files at 320 px");
    screenshot(bob, "files-320-dark");
  }

  @Test
  @DisplayName(
      "others hear a sound while it comes in; its sender talks on, pauses, and goes on after a reload")
  void whileItComes() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "zh-CN");
    ann.evaluate(SLOW, 1);
    Path concert = file("concert.wav", wav(PIECE + 1024 * 1024));
    chooses(ann, concert);
    ann.locator("#composer").press("Enter");
    assertThat(file(bob, "concert.wav")).hasAttribute("data-state", "uploading");
    ann.waitForFunction("() => waiting > 0");
    says(ann, "it still comes in");
    assertThat(message(bob, "it still comes in")).hasCount(1);
    assertThat(file(ann, "concert.wav").locator(".far")).hasText("8 MB of 9 MB · 89%");
    Locator audio = file(bob, "concert.wav").locator("audio");
    assertThat(audio).hasAttribute("src", Pattern.compile(".*/files/.*"));
    hears(bob, audio);
    file(bob, "concert.wav").locator(".speed").selectOption("2");
    assertThat(audio).hasJSProperty("playbackRate", 2);
    assertEquals("", Axe.violations(ann), "a file on its way");
    assertEquals("", Axe.violations(bob), "a file that comes in");
    screenshot(ann, "files-sending");
    screenshot(bob, "files-coming");
    file(ann, "concert.wav").locator("[data-act=pause]").click();
    assertThat(file(ann, "concert.wav")).hasAttribute("data-state", "paused");
    ann.onceDialog(Dialog::accept);
    ann.reload();
    Locator again = file(ann, "concert.wav").locator("[data-act=again]");
    assertThat(again).isVisible();
    assertEquals("", Axe.violations(ann), "a file that waits");
    screenshot(ann, "files-waits-for-file");
    byte[] other = wav(PIECE + 1024 * 1024);
    other[1_000] = 1;
    other[PIECE - 1] = 1;
    ann.waitForFileChooser(again::click).setFiles(file("other.wav", other));
    assertThat(ann.locator("#remark")).hasText("That is another file than concert.wav.");
    ann.waitForFileChooser(again::click).setFiles(concert);
    assertThat(file(ann, "concert.wav")).hasAttribute("data-state", "complete");
    assertThat(ann.locator("#files-said")).hasText("concert.wav was sent");
    assertThat(file(bob, "concert.wav")).hasAttribute("data-state", "complete");
    assertTrue(
        ((Number) audio.evaluate("(audio) => audio.currentTime")).doubleValue() > 0, "it plays on");
  }

  @Test
  @DisplayName(
      "a cut is mended by itself, what is too large is refused before, and one takes a file back")
  void troubles() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    Person cid = inRoom("Cid", "lobby");
    begins(cid, "later.mp4", boxes("ftyp", "free", "mdat"));
    begins(cid, "now.mp4", boxes("ftyp", "moov", "mdat"));
    assertThat(file(ann, "later.mp4")).containsText("Plays when all of it is here");
    assertThat(file(ann, "now.mp4").locator("video")).hasAttribute("preload", "none");
    assertThat(file(ann, "now.mp4")).not().containsText("Plays when");
    int[] cut = {0};
    ann.route(
        "**/files/*",
        route -> {
          if (route.request().method().equals("PATCH") && cut[0]++ == 0) {
            route.abort();
          } else {
            route.resume();
          }
        });
    chooses(ann, file("cut.bin", new byte[100_000]));
    ann.locator("#composer").press("Enter");
    assertThat(file(bob, "cut.bin")).hasAttribute("data-state", "complete");
    assertTrue(cut[0] >= 2, cut[0] + " tries");
    ann.route(
        "**/files",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(413)
                    .setBody("{\"error\":{\"code\":413,\"name\":\"too_large\"}}")));
    chooses(ann, file("refused.bin", new byte[10]));
    ann.locator("#composer").press("Enter");
    assertThat(message(ann, "refused.bin")).hasAttribute("data-state", "failed");
    assertThat(file(ann, "refused.bin")).containsText("Not sent: there is no room for it");
    assertEquals("", Axe.violations(ann), "a file that was refused");
    ann.unroute("**/files");
    file(ann, "refused.bin").locator("[data-act=resume]").click();
    assertThat(file(bob, "refused.bin")).hasAttribute("data-state", "complete");
    ann.evaluate(SLOW, 0);
    chooses(ann, file("regretted.bin", new byte[1_000]));
    ann.locator("#composer").press("Enter");
    ann.waitForFunction("() => waiting > 0");
    file(ann, "regretted.bin").locator("[data-act=cancel]").click();
    assertThat(message(bob, "This message was deleted.")).hasCount(1);
    assertThat(message(ann, "This message was deleted.")).hasCount(1);
    ann.evaluate(
        """
        () => {
          const film = new File(['x'], 'film.mkv');
          Object.defineProperty(film, 'size', { value: 3e9 });
          const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
          Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], items: [], files: [film] } });
          document.getElementById('messages').dispatchEvent(drop);
        }
        """);
    assertThat(ann.locator("#remark"))
        .hasText("film.mkv: too large. A file may have 2 GB at most.");
    assertThat(ann.locator("#waiting")).hasCount(0);
  }

  @Test
  @DisplayName(
      "pictures are looked at large by keys; the room's files are found by name; a voice is recorded")
  void lookAndFind() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    ann.evaluate(MICROPHONE);
    chooses(
        ann,
        file("red.png", png(64, 48, Color.RED)),
        file("green.png", png(64, 48, Color.GREEN)),
        file("blue.png", png(64, 48, Color.BLUE)),
        file("notes.txt", new byte[100]));
    ann.locator("#composer").press("Enter");
    assertThat(bob.locator(".message .file[data-state=complete]")).hasCount(4);
    Locator green = bob.locator(".message button.picture").nth(1);
    green.focus();
    bob.keyboard().press("Enter");
    Locator name = bob.locator("#lightbox-name");
    assertThat(name).containsText("green.png");
    assertThat(bob.locator("#lightbox img")).hasJSProperty("naturalWidth", 64);
    assertEquals("", Axe.violations(bob), "a picture large");
    screenshot(bob, "files-lightbox");
    bob.keyboard().press("ArrowRight");
    assertThat(name).containsText("blue.png");
    bob.keyboard().press("ArrowRight");
    bob.keyboard().press("ArrowLeft");
    bob.keyboard().press("ArrowLeft");
    assertThat(name).containsText("red.png");
    assertThat(bob.locator("#lightbox .count")).hasText("1 of 3");
    bob.keyboard().press("Escape");
    assertThat(bob.locator("#lightbox")).isHidden();
    assertThat(green).isFocused();
    bob.reload();
    bob.locator("#open-files").click();
    assertThat(bob.locator("#file-list .file-hit")).hasCount(4);
    assertEquals("", Axe.violations(bob), "files of a room");
    screenshot(bob, "files-list");
    bob.locator("#files-words").fill("NOTE");
    assertThat(bob.locator("#file-list .file-hit")).hasCount(1);
    bob.locator("#file-list .file-hit").click();
    assertThat(message(bob, "notes.txt")).isFocused();
    bob.locator("#files-words").fill("");
    bob.locator("[data-filter=picture]").click();
    assertThat(bob.locator("#file-list .tile img")).hasCount(3);
    screenshot(bob, "files-gallery");
    bob.locator("#file-list .tile").first().click();
    assertThat(name).containsText("blue.png");
    bob.keyboard().press("Escape");
    ann.locator("#attach").click();
    assertEquals("", Axe.violations(ann), "menu of files");
    ann.locator("#attach-menu [data-act=record]").click();
    assertThat(ann.locator("#stop-recording")).isFocused();
    assertThat(ann.locator("#recorder [role=timer]")).hasText(Pattern.compile("0:0[1-9]"));
    assertEquals("", Axe.violations(ann), "recording");
    ann.keyboard().press("Enter");
    assertThat(ann.locator("#waiting audio")).hasCount(1);
    ann.locator("#send").click();
    Locator voice = file(bob, "Voice message").locator("audio");
    assertThat(voice).hasCount(1);
    assertThat(file(bob, "Voice message")).hasAttribute("data-state", "complete");
    hears(bob, voice);
    ann.locator("#attach").click();
    ann.locator("#attach-menu [data-act=record]").click();
    ann.locator("#go-live").click();
    assertThat(ann.locator("#recorder")).containsText("Others can hear you");
    bob.locator(".listen").click();
    Locator live = bob.locator(".message audio").last();
    hears(bob, live);
    assertEquals("", Axe.violations(ann), "live");
    ann.locator("#stop-recording").click();
    assertThat(bob.locator(".message .file[data-kind=sound][data-state=complete]")).hasCount(2);
    bob.waitForCondition(() -> live.evaluate("(audio) => audio.duration") instanceof Number);
  }

  @Test
  @DisplayName(
      "with a virus scanner others hear a sound when it is clean, and all are told what was rejected")
  void scanned() {
    try (Clamd clamd = new Clamd()) {
      server().close();
      JsonObject files = new JsonObject().put("scanner", clamd.address());
      serve(Server.start(data(), new JsonObject().put("files", files)));
      Page ann = comes("Ann", "en-GB");
      Page bob = comes("Bob", "en-GB");
      clamd.holds();
      chooses(ann, file("a.wav", wav(100_000)));
      ann.locator("#composer").press("Enter");
      assertThat(file(bob, "a.wav")).containsText("being made ready");
      clamd.answers();
      assertThat(file(bob, "a.wav").locator("audio"))
          .hasAttribute("src", Pattern.compile("/files/.+"));
      chooses(ann, file("b.bin", Clamd.EICAR));
      ann.locator("#composer").press("Enter");
      for (Page page : List.of(ann, bob)) {
        assertThat(file(page, "b.bin")).hasAttribute("data-state", "failed");
        assertThat(file(page, "b.bin")).containsText("a virus scanner found something in it");
      }
      assertEquals("", Axe.violations(ann), "a file that was rejected");
      screenshot(bob, "files-rejected");
    }
  }
}
