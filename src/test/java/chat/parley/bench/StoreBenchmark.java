package chat.parley.bench;

import chat.parley.access.User;
import chat.parley.config.StoreConfig;
import chat.parley.message.Body;
import chat.parley.message.MessageDraft;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.support.Jar;
import chat.parley.support.Lifted;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the issue "Parley runs" asks figures for: acknowledged messages per second from 50 senders
 * in one room, and pages of a room of a million messages, on both stores, against the fat jar; and
 * single appends to a growing log.
 */
public final class StoreBenchmark {
  private static final int ROUNDS = 3;
  private static final int MILLION = 1_000_000;
  private static final int BATCH = 500;
  private static final int GROWTH = 20_000;
  private static final int SINGLE = 500;
  private static final String ROOM = "million";

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
    StoreBenchmark benchmark = new StoreBenchmark(Files.createTempDirectory("parley-bench"));
    try (Postgres postgres = Postgres.start()) {
      benchmark.run("SQLite, WAL, synchronous=FULL", Map.of());
      benchmark.run(
          "PostgreSQL, synchronous_commit=on", Map.of("PARLEY_STORE_URL", postgres.url()));
    }
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "store-benchmark.md"), benchmark.report);
    benchmark.report.forEach(System.out::println);
    System.exit(0);
  }

  private StoreBenchmark(Path folder) {
    this.folder = folder;
    report.add("| store | scenario | result |");
    report.add("| --- | --- | --- |");
  }

  private void run(String name, Map<String, String> store) throws IOException {
    Map<String, String> settings = new HashMap<>(Lifted.limits());
    settings.putAll(store);
    settings.put("PARLEY_LIMITS_WAITING_BYTES", "67108864");
    Path data = Files.createDirectory(folder.resolve(store.isEmpty() ? "sqlite" : "postgres"));
    OpenStore messages =
        OpenStore.of(
            Store.open(
                vertx,
                new StoreConfig(
                    store.getOrDefault("PARLEY_STORE_URL", ""), data.toString(), "FULL", 8)));
    grow(name, messages);
    fill(messages, ROOM, MILLION);
    Await.result(messages.close());
    try (Jar jar = Jar.start(folder, settings, "--port", "0", "--data", data.toString())) {
      Load load = new Load(vertx, jar.port());
      for (int round = 1; round <= ROUNDS; round++) {
        add(name, "50 senders, 50 listeners, round " + round, load.senders(50, 50, 20_000));
        add(name, "50 senders, sends alone, round " + round, load.senders(50, 1, 60_000));
      }
      add(name, "page of 50 of 1,000,000, one at a time", load.pages(ROOM, MILLION, 1, 5_000));
      add(name, "page of 50 of 1,000,000, eight at a time", load.pages(ROOM, MILLION, 8, 10_000));
      jar.terminate();
      long blocked =
          jar.output().stream().filter(line -> line.contains("BlockedThreadChecker")).count();
      add(name, "warnings of blocked threads", Long.toString(blocked));
    }
  }

  private void add(String store, String scenario, String result) {
    String line = "| " + store + " | " + scenario + " | " + result + " |";
    System.out.println(line);
    report.add(line);
  }

  /** The store alone: whether it matters to an append how long the log is. */
  private void grow(String name, OpenStore store) {
    for (int grown = 0; grown <= 4 * GROWTH; grown += GROWTH) {
      String room = "grown-" + grown;
      long begun = System.nanoTime();
      for (int n = 0; n < SINGLE; n++) {
        Await.result(store.append(room, batch(room, n, 1)));
      }
      double millis = (System.nanoTime() - begun) / 1e6 / SINGLE;
      add(
          name,
          "one append after another, " + grown + " messages stored",
          String.format(Locale.ROOT, "%.2f ms each", millis));
      fill(store, "filled-" + grown, GROWTH);
    }
  }

  private static void fill(OpenStore store, String room, int count) {
    for (int from = 0; from < count; from += BATCH) {
      Await.result(store.append(room, batch(room, from, BATCH)));
    }
  }

  private static List<MessageDraft> batch(String room, int from, int count) {
    User filler = new User("filler-" + room, "Filler", false);
    List<MessageDraft> batch = new ArrayList<>(count);
    for (int n = from; n < from + count; n++) {
      Body body = new Body("message number " + n, Body.Format.PLAIN, Map.of());
      batch.add(new MessageDraft(filler, "c" + n, n, body, OptionalLong.empty()));
    }
    return batch;
  }
}
