package chat.parley.page;

import chat.parley.access.User;
import chat.parley.bench.Machine;
import chat.parley.config.StoreConfig;
import chat.parley.message.Body;
import chat.parley.message.MessageDraft;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.OpenStore;
import chat.parley.support.Person;
import chat.parley.support.Server;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * What the page costs a browser: frames while one scrolls through a long room, memory while much is
 * said, bytes and time of the first visit. Server and browser share the machine.
 */
public final class PageBenchmark {
  private static final int MESSAGES = Integer.getInteger("bench.messages", 100_000);

  /** The page draws more slowly than one program sends. */
  private static final double PATIENCE_MILLIS = 120_000;

  private static final int HOUR = Integer.getInteger("bench.hour", 36_000);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 30);
  private static final int BATCH = 500;
  private static final int AT_ONCE = 20;
  private static final String LONG_ROOM = "long";

  /** Scrolls by so many pixels a frame, for so many seconds: `frames` in ms, most nodes, pages. */
  private static final String SCROLL =
      """
      ([pixels, seconds]) => new Promise((done) => {
        const log = document.getElementById('messages');
        const frames = [];
        let nodes = 0;
        const begun = performance.now();
        let before = begun;
        const frame = (now) => {
          if (now > begun) frames.push(now - before);
          before = now;
          nodes = Math.max(nodes, document.getElementsByTagName('*').length);
          log.scrollTop += pixels;
          if (now - begun < seconds * 1000) requestAnimationFrame(frame);
          else done({ frames: frames.slice(1).sort((a, b) => a - b), nodes });
        };
        requestAnimationFrame(frame);
      })
      """;

  private static final String SEEN =
      """
      new MutationObserver(() => {
        if (document.getElementById('name')) window.namedAt ??= Math.round(performance.now());
      }).observe(document, { childList: true, subtree: true });
      """;
  private static final String BYTES =
      """
      () => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
        .reduce(([bytes, files], { encodedBodySize }) => [bytes + encodedBodySize, files + 1], [0, 0])
      """;

  private final List<String> report = new ArrayList<>();
  private final Server server;
  private final Browsers browsers = Browsers.start();

  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory("parley-bench");
    fill(data);
    JsonObject limits =
        new JsonObject()
            .put("sendsPerSecond", 1_000_000)
            .put("sendsBurst", 1_000_000)
            .put("commandsPerSecond", 1_000_000)
            .put("commandsBurst", 1_000_000)
            .put("sendBytesPerSecond", 0);
    try (Server server = Server.start(data, new JsonObject().put("limits", limits))) {
      PageBenchmark benchmark = new PageBenchmark(server);
      benchmark.run();
      benchmark.browsers.close();
    }
    System.exit(0);
  }

  private PageBenchmark(Server server) {
    this.server = server;
  }

  private static void fill(Path data) {
    Vertx vertx = Vertx.vertx();
    OpenStore store =
        OpenStore.of(Store.open(vertx, new StoreConfig("", data.toString(), "FULL", 8)));
    for (int from = 0; from < MESSAGES; from += BATCH) {
      List<MessageDraft> batch = new ArrayList<>(BATCH);
      for (int n = from; n < from + BATCH; n++) {
        User author = new User("person" + n / 3 % 20, "Person " + n / 3 % 20, true);
        Body body = new Body(text(n), Body.Format.PLAIN, Map.of());
        long ts = 1_780_000_000_000L + n * 20_000L;
        batch.add(new MessageDraft(author, "c" + n, ts, body, OptionalLong.empty()));
      }
      Await.result(store.append(LONG_ROOM, batch));
    }
    Await.result(store.close());
    Await.result(vertx.close());
  }

  /** Of one to six lines, in two scripts. */
  private static String text(int n) {
    String words =
        n % 4 == 0 ? "我们下午三点去杭州，数据库的问题已经解决了。" : "the release went out and nobody noticed ";
    return "No. " + n + " " + words.repeat(1 + n * 7 % 9);
  }

  private void run() throws IOException {
    report.add(Machine.describe().encode());
    report.add("");
    report.add("| what | figure |");
    report.add("| --- | --- |");
    Map<String, Runnable> parts = new LinkedHashMap<>();
    parts.put("visit", this::firstVisit);
    parts.put("scrolling", this::scrolling);
    parts.put("hour", this::hour);
    parts.forEach((name, part) -> chosen(name, part));
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "page-benchmark.md"), report);
  }

  /** All of them, or those of `-Dbench.only=visit,hour`. */
  private static void chosen(String name, Runnable part) {
    if (System.getProperty("bench.only", name).contains(name)) {
      part.run();
    }
  }

  private void add(String what, String figure, Object... values) {
    String line = "| " + what + " | " + String.format(Locale.ROOT, figure, values) + " |";
    System.out.println(line);
    report.add(line);
  }

  private Page open() {
    return browsers.open(new Browser.NewContextOptions().setLocale("en-GB"));
  }

  private String address(String rest) {
    return "http://127.0.0.1:" + server.port() + "/" + rest;
  }

  /** Like a slow mobile connection: 1.6 Mbit/s, 150 ms. */
  private void firstVisit() {
    Page page = open();
    CDPSession session = page.context().newCDPSession(page);
    com.google.gson.JsonObject slow = new com.google.gson.JsonObject();
    slow.addProperty("offline", false);
    slow.addProperty("latency", 150);
    slow.addProperty("downloadThroughput", 200_000);
    slow.addProperty("uploadThroughput", 90_000);
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", slow);
    page.addInitScript(SEEN);
    page.navigate(address(""), new Page.NavigateOptions().setTimeout(60_000));
    page.locator("#name").waitFor();
    add("first visit, slow: one can type one's name after", "%s ms", page.evaluate("namedAt"));
    page.locator("#name").fill("Ann");
    double before = now(page);
    page.locator("#enter").click();
    page.locator("#composer").waitFor();
    add("from the name to a room in which one can write", "%.0f ms", now(page) - before);
    List<?> weight = (List<?>) page.evaluate(BYTES);
    add("first visit: bytes (files)", "%s (%s)", weight.get(0), weight.get(1));
    page.reload(new Page.ReloadOptions().setTimeout(60_000));
    page.locator("#composer").waitFor();
    add("second visit, slow: one can write in the room after", "%.0f ms", now(page));
    page.context().close();
  }

  private static double now(Page page) {
    return ((Number) page.evaluate("() => performance.now()")).doubleValue();
  }

  private void scrolling() {
    Page page = open();
    page.navigate(address("#room=" + LONG_ROOM));
    ChatPage.joins(page, "Ann");
    page.locator("#messages .message").nth(20).waitFor();
    scrolls(page, "up from the end", -120);
    scrolls(page, "up from there, thrown", -1_500);
    page.navigate(address("#room=" + LONG_ROOM + "&at=" + MESSAGES / 2));
    page.locator("#messages .message[data-found]").waitFor();
    scrolls(page, "down from the middle", 120);
    page.context().close();
  }

  @SuppressWarnings("unchecked")
  private void scrolls(Page page, String how, int pixels) {
    Map<String, Object> measured =
        (Map<String, Object>) page.evaluate(SCROLL, List.of(pixels, SECONDS));
    List<Number> frames = (List<Number>) measured.get("frames");
    add(
        "frames scrolling " + how + " (" + pixels + " px a frame)",
        "%d: median %.1f ms, p95 %.1f, p99 %.1f, longest %.1f; at most %s nodes",
        frames.size(),
        share(frames, 0.5),
        share(frames, 0.95),
        share(frames, 0.99),
        share(frames, 1),
        measured.get("nodes"));
  }

  private static double share(List<Number> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())).doubleValue();
  }

  /** As many messages as come in an hour at ten a second, into the open room and into another. */
  private void hour() {
    Page page = open();
    page.navigate(address("#room=garden"));
    ChatPage.joins(page, "Ann");
    page.navigate(address("#room=lobby"));
    page.locator("#composer[data-room=lobby]").waitFor();
    Person bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    for (String room : List.of("lobby", "garden")) {
      bob.joins(room);
      says(bob, room, 0, 500);
      settled(page, room, 500);
      double before = heap(page);
      long begun = System.nanoTime();
      says(bob, room, 500, HOUR);
      settled(page, room, HOUR);
      add(
          "heap before and after "
              + HOUR
              + " messages in "
              + (room.equals("lobby") ? "the open room" : "another room"),
          "%.1f MB, %.1f MB, %s nodes; %.0f messages/s",
          before,
          heap(page),
          page.evaluate("() => document.getElementsByTagName('*').length"),
          (HOUR - 500) / ((System.nanoTime() - begun) / 1e9));
    }
    page.context().close();
  }

  private static void says(Person person, String room, int from, int to) {
    for (int n = from; n < to; n += AT_ONCE) {
      List<CompletableFuture<JsonObject>> under = new ArrayList<>();
      for (int one = n; one < n + AT_ONCE; one++) {
        under.add(person.begins("send", Person.to("room:" + room, text(one))));
      }
      under.forEach(reply -> Person.ok(Person.await(reply)));
    }
  }

  /** More than a thousand are not counted. */
  private static void settled(Page page, String room, int count) {
    Locator last =
        room.equals("lobby")
            ? page.locator("#messages .message").getByText("No. " + (count - 1) + " ").first()
            : page.locator("#rooms [data-room=" + room + "] .badge");
    last.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
  }

  /** In MB, after the garbage is gone. */
  private static double heap(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("HeapProfiler.collectGarbage");
    session.send("HeapProfiler.collectGarbage");
    double used = session.send("Runtime.getHeapUsage").get("usedSize").getAsDouble();
    session.detach();
    return used / 1e6;
  }
}
