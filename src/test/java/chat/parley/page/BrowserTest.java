package chat.parley.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Server;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server for each test, one browser for all; no page may complain in its console. */
abstract class BrowserTest {
  private static Browsers browsers;

  @TempDir private Path data;
  private Server server;

  @BeforeAll
  static void startBrowser() {
    browsers = Browsers.start();
  }

  @AfterAll
  static void stopBrowser() {
    browsers.close();
  }

  @BeforeEach
  void start() {
    server = Server.start(data);
  }

  @AfterEach
  void stop() {
    server.close();
    assertEquals(List.of(), browsers.complaints());
  }

  protected static Browsers browsers() {
    return browsers;
  }

  protected final Server server() {
    return server;
  }

  protected final Path data() {
    return data;
  }

  /** The same data, served anew. */
  protected final void serve(Server again) {
    server = again;
  }

  /** Keeps a picture to be looked at. */
  protected static void look(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
