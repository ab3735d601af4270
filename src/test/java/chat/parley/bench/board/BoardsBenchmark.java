package chat.parley.bench.board;

import chat.parley.bench.Machine;
import chat.parley.board.Kind;
import chat.parley.board.SeriesHeap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What boards cost, in one run beside socket.io where one sums by hand, and mosquitto's retained
 * values. Writes target/boards-benchmark.md. Properties choose: {@code bench.boards} (names of
 * parts, with semicolons), {@code bench.rounds}, {@code bench.warm}, {@code bench.seconds}.
 */
public final class BoardsBenchmark {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int WARM = Integer.getInteger("bench.board.warm", 30);
  private static final int SECONDS = Integer.getInteger("bench.board.seconds", 10);

  private static final int WATCHERS = Integer.getInteger("bench.board.watchers", 10_000);

  private static final int LINES = 20_000;
  private static final int FOLLOWERS = 100;

  private final List<String> report = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    BoardsBenchmark benchmark = new BoardsBenchmark();
    benchmark.part("recording", benchmark::recording);
    benchmark.part("watching", benchmark::watching);
    benchmark.part("log", benchmark::log);
    benchmark.part("joining", benchmark::joining);
    benchmark.part("heap", benchmark::heap);
    benchmark.part("starting", benchmark::starting);
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "boards-benchmark.md"), benchmark.report);
    System.exit(0);
  }

  private BoardsBenchmark() throws IOException {
    say(Machine.describe().encode());
    say("load before: " + Files.readString(Path.of("/proc/loadavg")).trim());
  }

  private void say(String line) {
    System.out.println(line);
    report.add(line);
  }

  private interface Part {
    void run() throws IOException, InterruptedException;
  }

  private void part(String name, Part part) throws IOException, InterruptedException {
    List<String> wanted = Arrays.asList(System.getProperty("bench.boards", "").split(";"));
    if (wanted.stream().anyMatch(one -> name.startsWith(one.trim()))) {
      say("");
      part.run();
    }
  }

  /** What is measured of one server. */
  private interface Measure {
    String of(BoardServer server) throws IOException, InterruptedException;
  }

  /** What is not on this machine has no figures. */
  private void row(String name, BoardServer.Kind kind, Measure measure)
      throws InterruptedException {
    if (!name.contains(System.getProperty("bench.row", ""))) {
      return;
    }
    try (BoardServer server = BoardServer.start(kind)) {
      say("| " + name + " | " + measure.of(server) + " |");
    } catch (IOException | RuntimeException missing) {
      say("| " + name + " | not here: " + missing.getMessage() + " |");
    }
  }

  private void recording() throws InterruptedException {
    say("| server | items/s | CPU µs/item | of its processors | client's CPU µs/item |");
    say("| --- | --- | --- | --- | --- |");
    for (int round = 0; round < ROUNDS; round++) {
      recorded("Parley, `record` of 500", BoardServer.Kind.PARLEY, Pipes::record, Pipes.ITEMS);
      recorded(
          "Parley, line protocol",
          BoardServer.Kind.PARLEY,
          pipes -> pipes.lines(false),
          Pipes.LINES);
      recorded(
          "Parley, line protocol with gzip",
          BoardServer.Kind.PARLEY,
          pipes -> pipes.lines(true),
          Pipes.LINES);
      BoardServer.Kind socketIo = BoardServer.Kind.SOCKET_IO;
      recorded(socketIo.title() + ", 500 at once", socketIo, Pipes::socketIo, Pipes.ITEMS);
      BoardServer.Kind mosquitto = BoardServer.Kind.MOSQUITTO;
      recorded(mosquitto.title() + ", no sums", mosquitto, Pipes::retained, Pipes.ITEMS);
    }
  }

  private void recorded(String name, BoardServer.Kind kind, Recording.Opening pipe, int items)
      throws InterruptedException {
    row(name, kind, server -> new Recording().measured(server, pipe, items, WARM, SECONDS));
  }

  private void watching() throws InterruptedException {
    say(WATCHERS + " watchers of one board, four frames a second");
    say("");
    say(
        "| server | CPU µs/frame | frames/s each | bytes/frame | bytes/s each | p50 ms | p99 ms |"
            + " client's CPU µs/frame |");
    say("| --- | --- | --- | --- | --- | --- | --- | --- |");
    AtomicInteger seats = new AtomicInteger();
    for (int round = 0; round < ROUNDS; round++) {
      Watched watched = new Watched(WATCHERS, WARM, SECONDS);
      row(
          "Parley, a board",
          BoardServer.Kind.PARLEY,
          server -> watched.measured(server, seat(seats, Dialects.BOARD), Feeder::record));
      int bytes = watched.bytes();
      row(
          "Parley, plain events of that size",
          BoardServer.Kind.PARLEY,
          server ->
              watched.measured(
                  server,
                  seat(seats, Dialects.PLAIN),
                  (heard, port) -> Feeder.plain(heard, port, bytes)));
      row(
          BoardServer.Kind.SOCKET_IO.title(),
          BoardServer.Kind.SOCKET_IO,
          server -> watched.measured(server, seat(seats, Dialects.SOCKET_IO), Feeder::socketIo));
      row(
          BoardServer.Kind.MOSQUITTO.title() + ", summed by who publishes",
          BoardServer.Kind.MOSQUITTO,
          server ->
              watched.measured(
                  server,
                  (heard, seated) -> new MqttWatching(heard, seated, reads(seats)),
                  Feeder::retained));
    }
  }

  private void log() throws InterruptedException {
    say(
        String.format(
            Locale.ROOT, "%,d lines a second, and %d who follow the log", LINES, FOLLOWERS));
    say("");
    say(
        "| server | CPU µs/line | of a processor | frames/s each | bytes/s each | p50 ms | p99 ms |");
    say("| --- | --- | --- | --- | --- | --- | --- |");
    AtomicInteger seats = new AtomicInteger();
    for (int round = 0; round < ROUNDS; round++) {
      row(
          "Parley, the log of a board",
          BoardServer.Kind.PARLEY,
          server ->
              new Watched(FOLLOWERS, WARM, SECONDS)
                  .log(
                      server,
                      (heard, seated) ->
                          new WebSocketWatching(
                              heard, seated, seats.incrementAndGet() % 10 == 0, Dialects.LOG),
                      LINES));
    }
  }

  private static Audience.Seat seat(AtomicInteger seats, Dialects dialect) {
    return (heard, seated) -> new WebSocketWatching(heard, seated, reads(seats), dialect);
  }

  /** One in a hundred: reading takes a client longer than a server takes to send. */
  private static boolean reads(AtomicInteger seats) {
    return seats.incrementAndGet() % 100 == 0;
  }

  private void joining() throws InterruptedException {
    say("A board of twenty series with a number a minute for 24 hours");
    say("");
    say(
        "| server | characters | p50 ms | p99 ms | the first look after a start, ms |"
            + " at a board not in memory, warm, ms |");
    say("| --- | --- | --- | --- | --- | --- |");
    for (int round = 0; round < ROUNDS; round++) {
      Joining joining = new Joining();
      row("Parley", BoardServer.Kind.PARLEY, joining::parley);
      row(BoardServer.Kind.SOCKET_IO.title(), BoardServer.Kind.SOCKET_IO, joining::socketIo);
    }
  }

  private void heap() {
    say("| a series recorded in each second for a day | bytes of heap |");
    say("| --- | --- |");
    for (Kind kind : List.of(Kind.COUNT, Kind.GAUGE, Kind.OBSERVE, Kind.TOP, Kind.UNIQUE)) {
      String bytes = String.format(Locale.ROOT, "%,d", SeriesHeap.of(kind));
      say("| " + kind.name().toLowerCase(Locale.ROOT) + " | " + bytes + " |");
    }
  }

  private void starting() throws InterruptedException {
    say("| server | it listens after ms, nothing there | with 1,000 boards |");
    say("| --- | --- | --- |");
    row("Parley", BoardServer.Kind.PARLEY, new Starting()::boards);
    say("");
    say("| server | counts acknowledged | lost of them at kill -9 | the board is back after ms |");
    say("| --- | --- | --- | --- |");
    for (int round = 0; round < ROUNDS; round++) {
      row("Parley", BoardServer.Kind.PARLEY, new Starting()::killed);
    }
  }
}
