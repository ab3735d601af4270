package chat.parley.bench;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.message.Body;
import chat.parley.message.MessageDraft;
import chat.parley.message.search.Corpus;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * How long a person with many conversations waits for all of them: {@code sync}, page after page,
 * over a WebSocket. Server and client are one process, in turn on each store.
 */
public final class InboxBenchmark {
  private static final int ROOMS = Integer.getInteger("bench.rooms", 1_000);
  private static final int MESSAGES = 20;
  private static final int TIMES = Integer.getInteger("bench.times", 300);
  private static final long FIRST = 1_780_000_000_000L;
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"}$");

  private final Vertx vertx = Vertx.vertx();

  public static void main(String[] arguments) throws Exception {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, failure) -> {
              failure.printStackTrace();
              System.exit(1);
            });
    InboxBenchmark benchmark = new InboxBenchmark();
    Path folder = Files.createTempDirectory("parley-bench");
    System.out.println(Machine.describe().encode());
    if (asked("SQLite")) {
      benchmark.run("SQLite", "", Files.createDirectory(folder.resolve("sqlite")));
    }
    if (asked("PostgreSQL")) {
      try (Postgres postgres = Postgres.start()) {
        Path data = Files.createDirectory(folder.resolve("postgresql"));
        benchmark.run("PostgreSQL", postgres.url(), data);
      }
    }
    System.exit(0);
  }

  private static boolean asked(String store) {
    return System.getProperty("bench.store", store).equals(store);
  }

  private void run(String name, String url, Path data) throws IOException {
    OpenStore store =
        OpenStore.of(Store.open(vertx, new StoreConfig(url, data.toString(), "FULL", 8)));
    fill(store);
    Await.result(store.close());
    JsonObject settings =
        new JsonObject()
            .put("store", new JsonObject().put("url", url).put("data", data.toString()))
            .put(
                "limits",
                new JsonObject()
                    .put("commandsPerSecond", 1_000_000)
                    .put("commandsBurst", 1_000_000));
    try (Server server = Server.start(data, settings)) {
      AskingClient person = new AskingClient(vertx, server.port());
      for (int room = 0; room < ROOMS; room++) {
        reads(person, room, 1 + room % MESSAGES);
      }
      measured(person); // nobody's first time
      System.out.println("| " + name + ", most rooms unread | " + measured(person) + " |");
      for (int room = ROOMS / 10; room < ROOMS; room++) {
        reads(person, room, MESSAGES);
      }
      System.out.println("| " + name + ", each tenth unread | " + measured(person) + " |");
    }
  }

  private static void reads(AskingClient person, int room, int seq) {
    person.asks(new JsonObject().put("op", "read").put("room", "room-" + room).put("seq", seq));
  }

  private static void fill(OpenStore store) {
    Corpus corpus = new Corpus(1);
    User author = new User("person", "Person", true);
    for (int room = 0; room < ROOMS; room++) {
      List<MessageDraft> batch = new ArrayList<>(MESSAGES);
      for (int n = 0; n < MESSAGES; n++) {
        Body body = new Body(corpus.text(n), Body.Format.PLAIN, Map.of());
        batch.add(
            new MessageDraft(
                author, "c" + room + "-" + n, FIRST + room + n, body, OptionalLong.empty()));
      }
      Await.result(store.append("room-" + room, batch));
    }
  }

  private static String measured(AskingClient person) {
    Histogram latency = new Histogram(60_000_000, 3);
    int pages = 0;
    List<String> answers = new ArrayList<>();
    for (int n = 0; n < TIMES; n++) {
      answers.clear();
      long begun = System.nanoTime();
      answers.add(person.hears(new JsonObject().put("op", "sync")));
      Matcher next = NEXT.matcher(answers.get(0));
      while (next.find()) {
        answers.add(person.hears(new JsonObject().put("op", "sync").put("next", next.group(1))));
        next = NEXT.matcher(answers.get(answers.size() - 1));
      }
      latency.recordValue((System.nanoTime() - begun) / 1_000);
      pages += answers.size();
    }
    int rooms =
        answers.stream().mapToInt(page -> new JsonObject(page).getJsonArray("rooms").size()).sum();
    if (rooms != ROOMS) {
      throw new IllegalStateException(rooms + " rooms");
    }
    return String.format(
        Locale.ROOT,
        "%,d rooms, %.1f pages, p50 %.1f ms, p99 %.1f ms",
        ROOMS,
        (double) pages / TIMES,
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3);
  }
}
