package chat.parley.bench;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.message.Body;
import chat.parley.message.MessageDraft;
import chat.parley.message.search.Corpus;
import chat.parley.message.search.SearchStore;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import chat.parley.support.Server;
import io.vertx.core.Future;
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
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long a search takes among many messages, alone and while others write, and what it costs to
 * put a message into the index. Server and client are one process, in turn on each store.
 */
public final class SearchBenchmark {
  private static final int MESSAGES = Integer.getInteger("bench.messages", 1_000_000);
  private static final int SEARCHES = Integer.getInteger("bench.searches", 300);
  private static final int PER_SECOND = Integer.getInteger("bench.perSecond", 1_000);
  private static final int ROOMS = 20;
  private static final int BATCH = 500;
  private static final int REACTED = 500;
  private static final int PAGE = 50;
  private static final long FIRST = 1_780_000_000_000L;
  private static final long STEP = 10_000;

  private final Vertx vertx = Vertx.vertx();
  private final Path folder;
  private final List<String> report = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, failure) -> {
              failure.printStackTrace();
              System.exit(1);
            });
    SearchBenchmark benchmark = new SearchBenchmark(Files.createTempDirectory("parley-bench"));
    if (asked("SQLite")) {
      benchmark.run("SQLite", "");
    }
    if (asked("PostgreSQL")) {
      try (Postgres postgres = Postgres.start()) {
        benchmark.run("PostgreSQL", postgres.url());
      }
    }
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "search-benchmark.md"), benchmark.report);
    benchmark.report.forEach(System.out::println);
    System.exit(0);
  }

  private static boolean asked(String store) {
    return System.getProperty("bench.store", store).equals(store);
  }

  private SearchBenchmark(Path folder) {
    this.folder = folder;
    report.add(Machine.describe().encode());
    report.add("");
    report.add("| store | scenario | result |");
    report.add("| --- | --- | --- |");
  }

  private void add(String store, String scenario, String result) {
    String line = "| " + store + " | " + scenario + " | " + result + " |";
    System.out.println(line);
    report.add(line);
  }

  private void run(String name, String url) throws IOException {
    Path data = Files.createDirectory(folder.resolve(name));
    OpenStore store =
        OpenStore.of(Store.open(vertx, new StoreConfig(url, data.toString(), "FULL", 8)));
    add(name, "append " + MESSAGES + " messages", each(() -> fill(store)));
    add(name, "put them into the index", each(() -> index(store)));
    Await.result(store.close());
    JsonObject settings =
        new JsonObject()
            .put("store", new JsonObject().put("url", url).put("data", data.toString()))
            .put(
                "limits",
                new JsonObject()
                    .put("commandsPerSecond", 1_000_000)
                    .put("commandsBurst", 1_000_000)
                    .put("sendsPerSecond", 1_000_000)
                    .put("sendsBurst", 1_000_000)
                    .put("sendBytesPerSecond", 0));
    try (Server server = Server.start(data, settings)) {
      AskingClient searcher = new AskingClient(vertx, server.port());
      pages(searcher); // nobody's first time
      add(name, "a page of 50 messages with 3 reactions each", pages(searcher));
      searches(name, "", searcher);
      AskingClient writer = new AskingClient(vertx, server.port());
      writer.writes(ROOMS, PER_SECOND);
      searches(name, ", while " + PER_SECOND + " messages a second come", searcher);
      writer.stops();
      add(name, "acknowledgement of those", writer.latencies());
    }
  }

  private static String each(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return String.format(Locale.ROOT, "%.1f µs each", (System.nanoTime() - begun) / 1e3 / MESSAGES);
  }

  private static void fill(OpenStore store) {
    Corpus corpus = new Corpus(1);
    User[] people = new User[50];
    for (int n = 0; n < people.length; n++) {
      people[n] = new User("person" + n, "Person " + n, true);
    }
    for (int from = 0; from < MESSAGES; from += BATCH) {
      List<MessageDraft> batch = new ArrayList<>(BATCH);
      for (int n = from; n < from + BATCH; n++) {
        Body body = new Body(corpus.text(n), Body.Format.PLAIN, Map.of());
        batch.add(
            new MessageDraft(
                people[corpus.number(people.length)],
                "c" + n,
                FIRST + n * STEP,
                body,
                OptionalLong.empty()));
      }
      Await.result(store.append("room-" + from / BATCH % ROOMS, batch));
    }
  }

  private static void index(OpenStore store) {
    SearchStore index = store.store().search();
    List<SearchStore.Lag> lags = Await.result(index.allLags(ROOMS));
    while (!lags.isEmpty()) {
      List<Future<List<Long>>> taken = new ArrayList<>();
      lags.stream().limit(4).forEach(lag -> taken.add(index.index(List.of(lag))));
      Await.result(Future.all(taken), 60, TimeUnit.SECONDS);
      lags = Await.result(index.allLags(ROOMS));
    }
  }

  private void searches(String store, String how, AskingClient searcher) {
    Map<String, List<String>> scenarios = new LinkedHashMap<>();
    scenarios.put("one Chinese character", List.of("杭", "的", "谢", "库", "索"));
    scenarios.put("two", List.of("杭州", "的数", "谢谢", "天气", "解决"));
    scenarios.put("a sentence", List.of("我们去杭州", "数据库服务器", "东京的检索"));
    scenarios.put("a word", List.of("deploy", "thanks", "café", "mysql", "the"));
    scenarios.put("a rare word", List.of("ticket1", "ticket7", "ticket11", "nothinglikeit"));
    scenarios.put("two words", List.of("deploy failed", "the ticket3", "thanks 😀", "杭州 review"));
    scenarios.put("a phrase", List.of("\"release notes\"", "\"to be\"", "\"deploy failed\""));
    scenarios.put(
        "a filter",
        List.of("from:person7", "in:room-3", "has:link", "before:2026-06-15", "mentions:me"));
    scenarios.put(
        "words and filters",
        List.of("deploy from:person7", "的 in:room-3 -是", "notes has:link", "杭 after:2026-06-01"));
    // the first ones find nothing warm
    scenarios.get("a word").forEach(typed -> finds(searcher, typed, "new"));
    scenarios.forEach(
        (scenario, typed) -> add(store, scenario + how, measured(searcher, typed, "new")));
    add(store, "a word, the best first" + how, measured(searcher, scenarios.get("a word"), "best"));
  }

  /** From the middle of a room, as somebody reads who scrolls up. */
  private static String pages(AskingClient reader) {
    JsonObject room = new JsonObject().put("op", "join").put("room", "room-0").put("limit", 1);
    long middle = reader.asks(room).getLong("head") / 2;
    for (long seq = middle - REACTED; seq < middle; seq++) {
      for (String emoji : List.of("👍", "🎉", "👀")) {
        reader.asks(
            new JsonObject()
                .put("op", "react")
                .put("message", "room-0:" + seq)
                .put("emoji", emoji));
      }
    }
    Histogram latency = new Histogram(60_000_000, 3);
    for (int n = 0; n < SEARCHES; n++) {
      JsonObject page =
          new JsonObject()
              .put("op", "history")
              .put("room", "room-0")
              .put("before", middle - n % (REACTED - PAGE))
              .put("limit", PAGE);
      long begun = System.nanoTime();
      JsonObject reply = reader.asks(page);
      latency.recordValue((System.nanoTime() - begun) / 1_000);
      if (!reply.getJsonArray("entries").getJsonObject(0).containsKey("reactions")) {
        throw new IllegalStateException(reply.encode());
      }
    }
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms",
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3);
  }

  private static JsonObject finds(AskingClient searcher, String typed, String order) {
    return searcher.asks(new JsonObject().put("op", "search").put("q", typed).put("order", order));
  }

  private static String measured(AskingClient searcher, List<String> typed, String order) {
    Histogram latency = new Histogram(60_000_000, 3);
    long hits = 0;
    for (int n = 0; n < SEARCHES; n++) {
      long begun = System.nanoTime();
      JsonObject reply = finds(searcher, typed.get(n % typed.size()), order);
      latency.recordValue((System.nanoTime() - begun) / 1_000);
      hits += reply.getJsonArray("hits").size();
    }
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, %.1f hits",
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3,
        (double) hits / SEARCHES);
  }
}
