package chat.parley.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium under Playwright; each person has a browser profile of his own. */
final class Browsers implements AutoCloseable {
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final double TIMEOUT_MILLIS = 15_000;

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> consoleErrors = Collections.synchronizedList(new ArrayList<>());

  static Browsers start() {
    return new Browsers();
  }

  private Browsers() {
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(place()).setArgs(ARGUMENTS));
  }

  private static Path place() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("CHAT_BROWSER")).stream(), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no browser; see src/test/scripts/browser.sh"));
  }

  /** A page of a new profile; what it complains about in its console is kept. */
  Page open(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(TIMEOUT_MILLIS);
    Page page = context.newPage();
    page.onPageError(consoleErrors::add);
    page.onConsoleMessage(
        message -> {
          // A file that is refused (413, 422), or not ready (409), is told to the person too
          boolean network =
              Stream.of("net::", "WebSocket", "status of 409", "status of 413", "status of 422")
                  .anyMatch(message.text()::contains);
          if (message.type().equals("error") && !network) {
            consoleErrors.add(message.text());
          }
        });
    return page;
  }

  /** Script errors and violations of the content security policy. */
  List<String> consoleErrors() {
    return List.copyOf(consoleErrors);
  }

  /** Everybody goes: a page that is left open goes on trying to reach its server. */
  void leave() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
