package chat.parley.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.files.Courier;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Uppy's tus plugin, in a page that is none of Parley's. */
class UppyIT extends BrowserTest {
  private static final int SIZE = 1_000_000;

  /** Uppy knows a file by its name, its size and its time: what it has sent it sends no more. */
  private static final int OTHER = 1_050_000;

  private static final int PIECE = 100_000;
  private static final String FILES = "**/files**";

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger pieces = new AtomicInteger();

  @Test
  @DisplayName("Uppy goes on after a cut by itself, and after a reload where it was")
  void uppy() {
    Courier anns = new Courier(server().port(), inRoom("Ann", "lobby"));
    Path script = Bundle.of(Path.of("src/test/js/uppy-page.mjs"), data());
    Page page = browsers().open(new Browser.NewContextOptions().setBypassCSP(true));
    page.route(FILES, route -> pass(route, pieces.get() == 2));
    String first = sends(opened(page, script), anns, SIZE, List.of(20));
    assertArrayEquals(bytes(SIZE), anns.reads(URI.create(first).getPath()).body());
    assertEquals(1, begun.get());

    page.unroute(FILES);
    pieces.set(0);
    page.route(FILES, route -> pass(route, pieces.get() > 3));
    String failed = sends(page, anns, OTHER, List.of());
    assertTrue(failed.startsWith("failed: "), failed);
    page.unroute(FILES);
    page.route(FILES, route -> pass(route, false));
    String second = sends(opened(page, script), anns, OTHER, List.of());
    assertArrayEquals(bytes(OTHER), anns.reads(URI.create(second).getPath()).body());
    assertEquals(2, begun.get(), "the second was begun once, before the reload");
    assertEquals(OTHER / PIECE + 2, pieces.get(), "and but for the piece that was cut sent once");
  }

  /** Counts what begins an upload, and pieces; some are cut. */
  private void pass(Route route, boolean cut) {
    String method = route.request().method();
    if (method.equals("POST")) {
      begun.incrementAndGet();
    }
    if (method.equals("PATCH")) {
      pieces.incrementAndGet();
    }
    if (method.equals("PATCH") && cut) {
      route.abort("connectionreset");
    } else {
      route.resume();
    }
  }

  private Page opened(Page page, Path script) {
    page.navigate("http://127.0.0.1:" + server().port() + "/examples/");
    page.addScriptTag(new Page.AddScriptTagOptions().setPath(script));
    return page;
  }

  private String sends(Page page, Courier sender, int size, List<Integer> retryDelays) {
    Object sent =
        page.evaluate(
            "([size, key, room, delays]) => window.sends(size, key, room, delays)",
            List.of(size, sender.key(), "lobby", retryDelays));
    return String.valueOf(sent);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int at = 0; at < size; at++) {
      bytes[at] = (byte) (at * 31 % 251);
    }
    return bytes;
  }
}
