package chat.parley.document.yjs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What documents cost: updates merged, a large one opened, one update added to it. Writes
 * target/yjs-benchmark.md.
 */
public final class YjsBenchmark {
  private static final int WARM = 20;

  private final List<String> rows = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    YjsBenchmark benchmark = new YjsBenchmark();
    benchmark.small();
    benchmark.large();
    String table = "| what | milliseconds |\n| --- | --- |\n" + String.join("\n", benchmark.rows) + "\n";
    Files.writeString(Path.of("target", "yjs-benchmark.md"), table);
    System.out.print(table);
  }

  private void small() {
    List<byte[]> updates = Typing.updates(2, 10_000, 1);
    row("10,000 updates merged and compacted, cold", millis(() -> merged(updates).compact()));
    double best = Double.MAX_VALUE;
    for (int i = 0; i < WARM; i++) {
      best = Math.min(best, millis(() -> merged(updates).compact()));
    }
    row("the same, warm", best);
  }

  private void large() {
    List<byte[]> updates = Typing.updates(100, 550_000, 5);
    long sent = updates.stream().mapToLong(update -> update.length).sum();
    UpdateSet[] sets = new UpdateSet[1];
    row("550,000 updates of " + sent + " bytes merged", millis(() -> sets[0] = merged(updates)));
    byte[][] compact = new byte[1][];
    row("and compacted", millis(() -> compact[0] = sets[0].compact()));
    Update read = Update.read(compact[0], Bounds.STORED);
    int structs = read.structs();
    String bytes = compact[0].length + " bytes, " + structs + " structs";
    row("read and opened, " + bytes, millis(() -> sets[0] = opened(compact[0])));
    for (int i = 0; i < WARM; i++) {
      opened(compact[0]);
    }
    row("the same, warm", millis(() -> sets[0] = opened(compact[0])));
    UpdateSet set = sets[0];
    row("its memory, of its bytes", (double) set.bytes() / compact[0].length);
    row("what somebody lacks who has all", millis(() -> set.since(set.vector())));
    row("all of it, in parts of 32 KiB", millis(() -> parts(set)));
    row("one update more, the mean of 10,000", more(set) / 10_000);
    Document[] document = new Document[1];
    row("read as a document", millis(() -> document[0] = Document.read(compact[0])));
    row("its text, " + document[0].text("content").length() + " units", millis(() -> document[0].text("content")));
  }

  private static UpdateSet merged(List<byte[]> updates) {
    UpdateSet set = new UpdateSet();
    updates.forEach(update -> set.add(Update.read(update, Bounds.DEFAULT)));
    return set;
  }

  private static UpdateSet opened(byte[] compact) {
    return UpdateSet.of(Update.read(compact, Bounds.STORED));
  }

  private static void parts(UpdateSet set) {
    Optional<Position> next = Optional.empty();
    do {
      next = set.since(StateVector.EMPTY, next, 32 * 1024).next();
    } while (next.isPresent());
  }

  /** Of somebody new, who writes behind what the first client wrote. */
  private static double more(UpdateSet set) {
    long first = set.vector().clients().iterator().next();
    List<Update> updates = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Writer out = new Writer(32);
      out.octet(1).octet(1).varUint(1).varUint(i).octet(Head.LEFT | Kind.TEXT);
      out.id(i == 0 ? new Id(first, 0) : new Id(1, i - 1)).text("x").octet(0);
      updates.add(Update.read(out.toBytes(), Bounds.DEFAULT));
    }
    return millis(() -> updates.forEach(set::add));
  }

  private void row(String what, double figure) {
    rows.add("| " + what + " | " + Math.round(figure * 1000) / 1000.0 + " |");
  }

  private static double millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }
}
