package chat.parley.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
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
    browsers.leave();
    server.close();
    assertEquals(List.of(), browsers.consoleErrors());
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

  /** Somebody with a browser of his own, in the lobby. */
  protected final Page comes(String name, String locale) {
    Page page = browsers().open(new Browser.NewContextOptions().setLocale(locale));
    return ChatPage.enters(page, server.port(), name);
  }

  /** Somebody with a phone, in Chinese, in the lobby. */
  protected final Page onPhone(String name, ColorScheme scheme) {
    Browser.NewContextOptions phone =
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setHasTouch(true)
            .setIsMobile(true)
            .setLocale("zh-CN")
            .setColorScheme(scheme);
    return ChatPage.enters(browsers().open(phone), server.port(), name);
  }

  /** Somebody without a browser, in a room. */
  protected final Person inRoom(String name, String room) {
    Person person = Person.comes(JdkWebSocket.CARRIER, server.port(), name);
    person.joins(room);
    return person;
  }

  /** The same data, served anew. */
  protected final void serve(Server again) {
    server = again;
  }

  /** Keeps a picture, when somebody is to look at it: they take a minute of a build. */
  protected static void screenshot(Page page, String name) {
    if (Boolean.getBoolean("parley.screenshots")) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
  }
}
