package chat.parley.bench.document;

import chat.parley.bench.Machine;
import chat.parley.document.Typist;
import chat.parley.document.yjs.Bounds;
import chat.parley.document.yjs.StateVector;
import chat.parley.document.yjs.Update;
import chat.parley.document.yjs.UpdateSet;
import chat.parley.support.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What writing together costs, and what of it a killed server still has. */
public final class DocumentsBenchmark {
  private static final int WARM_SECONDS = Integer.getInteger("bench.warm", 10);

  /** 250 updates a second keep a compiler busy for a minute. */
  private static final int WARM_EDITING_SECONDS = Integer.getInteger("bench.document.warm", 60);

  private static final int SECONDS = Integer.getInteger("bench.document.seconds", 20);
  private static final int UPDATES = 10_000;
  private static final String DOCUMENT = "notes";
  private static final long WRITER = 7;

  private final Vertx vertx = Vertx.vertx();
  private final List<String> report = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    DocumentsBenchmark benchmark = new DocumentsBenchmark();
    benchmark.merging();
    benchmark.editing();
    benchmark.opening();
    benchmark.killed();
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "documents-benchmark.md"), benchmark.report);
    System.exit(0);
  }

  private DocumentsBenchmark() {
    say(Machine.describe().encode());
  }

  private void say(String line) {
    System.out.println(line);
    report.add(line);
  }

  /** What is measured of one server. */
  private interface Measure {
    String of(DocumentServer server) throws IOException, InterruptedException;
  }

  /** What is not on this machine has no figures. */
  private void each(Measure measure) {
    for (DocumentServer.Kind kind : DocumentServer.Kind.values()) {
      try (DocumentServer server = DocumentServer.start(kind)) {
        say("| " + kind.title() + " | " + measure.of(server) + " |");
      } catch (IOException | RuntimeException missing) {
        say("| " + kind.title() + " | not here: " + missing.getMessage() + " |");
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** First, while this process is cold. */
  private void merging() {
    Typist typist = new Typist(7);
    List<byte[]> updates = new ArrayList<>();
    for (int n = 0; n < UPDATES; n++) {
      updates.add(n % 10 == 9 ? typist.deletes(n / 10 + 1) : typist.types("ab"));
    }
    double cold = merged(updates);
    double warm = cold;
    for (int n = 0; n < 30; n++) {
      warm = Math.min(warm, merged(updates));
    }
    say(
        String.format(
            Locale.ROOT, "%,d updates merged: cold %.1f ms, warm %.1f ms", UPDATES, cold, warm));
  }

  private static double merged(List<byte[]> updates) {
    long begun = System.nanoTime();
    UpdateSet set = new UpdateSet();
    updates.forEach(update -> set.add(Update.read(update, Bounds.DEFAULT)));
    set.compact();
    return (System.nanoTime() - begun) / 1e6;
  }

  private void editing() {
    say("");
    say("| server | CPU µs for an update delivered | of a processor | p50 ms | p99 ms |");
    say("| --- | --- | --- | --- | --- |");
    each(
        server -> {
          try (Editing editing = new Editing(vertx)) {
            editing.begin(server, DOCUMENT);
            TimeUnit.SECONDS.sleep(WARM_EDITING_SECONDS);
            return editing.measured(server, SECONDS);
          }
        });
  }

  private void opening() throws IOException, InterruptedException {
    LargeDocument large = LargeDocument.make();
    byte[] compact = large.all().compact();
    long memory = UpdateSet.of(Update.read(compact, Bounds.DEFAULT)).bytes();
    say("");
    say(
        String.format(
            Locale.ROOT,
            "a document of 1.1 MB text takes %,d bytes compact, and %,d of memory when open",
            compact.length,
            memory));
    say("");
    say("| server | opened after a start, ms | opened, nobody else has it, ms |");
    say("| --- | --- | --- |");
    each(server -> opened(server, large));
  }

  private String opened(DocumentServer server, LargeDocument large) throws InterruptedException {
    write(server, large);
    Opening opening = new Opening(vertx);
    opening.open(server, DOCUMENT, large::in);
    TimeUnit.SECONDS.sleep(WARM_SECONDS); // Hocuspocus stores what was written
    try (DocumentServer again = server.killed()) {
      double first = opening.open(again, DOCUMENT, large::in).millis();
      double best = first;
      for (int n = 0; n < WARM_SECONDS; n++) {
        TimeUnit.SECONDS.sleep(1); // it is closed
        best = Math.min(best, opening.open(again, DOCUMENT, large::in).millis());
      }
      return String.format(Locale.ROOT, "%.0f | %.0f", first, best);
    }
  }

  private void write(DocumentServer server, LargeDocument large) throws InterruptedException {
    WebSocketClient client = vertx.createWebSocketClient();
    Line line = Await.result(Line.open(client, server, DOCUMENT, WRITER, (update, at) -> {}));
    TimeUnit.SECONDS.sleep(1); // Hocuspocus has let us in
    for (byte[] update : large.updates()) {
      line.send(update);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    TimeUnit.SECONDS.sleep(2);
    Await.result(line.close());
  }

  private void killed() {
    say("");
    say("| server | letters that others had seen | lost of them at kill -9 |");
    say("| --- | --- | --- |");
    each(
        server -> {
          List<Editor> editors;
          try (Editing editing = new Editing(vertx)) {
            editing.begin(server, DOCUMENT);
            TimeUnit.SECONDS.sleep(WARM_SECONDS);
            editors = editing.editors();
            server.peer().close();
          }
          return lost(server, editors);
        });
  }

  private String lost(DocumentServer server, List<Editor> editors) throws InterruptedException {
    TimeUnit.SECONDS.sleep(1); // what was on its way has come
    long[] seen = editors.stream().mapToLong(Editor::seen).toArray();
    try (DocumentServer again = server.killed()) {
      StateVector kept =
          new Opening(vertx)
              .open(again, DOCUMENT, set -> missing(set.vector(), seen) == 0)
              .set()
              .vector();
      long all = 0;
      for (long of : seen) {
        all += of;
      }
      return String.format(Locale.ROOT, "%,d | %,d", all, missing(kept, seen));
    }
  }

  private static long missing(StateVector kept, long[] seen) {
    long missing = 0;
    for (int n = 0; n < seen.length; n++) {
      missing += Math.max(0, seen[n] - kept.clock(Editing.client(n)));
    }
    return missing;
  }
}
