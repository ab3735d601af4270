package chat.parley.node;

import chat.parley.budget.Budget;
import chat.parley.config.DocumentsConfig;
import chat.parley.document.DocumentBounds;
import chat.parley.document.DocumentCounters;
import chat.parley.document.DocumentHistory;
import chat.parley.document.DocumentParts;
import chat.parley.document.DocumentStore;
import chat.parley.document.Workers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;

/** What the documents of a node stand on. */
final class DocumentSettings {
  /** Long work on documents must not take the threads of others, or all of the machine. */
  private static final int THREADS = 2;

  private DocumentSettings() {}

  static DocumentParts parts(
      Vertx vertx,
      DocumentsConfig config,
      DocumentStore store,
      Budget memory,
      DocumentCounters counters) {
    WorkerExecutor workers = vertx.createSharedWorkerExecutor("parley-documents", THREADS);
    return new DocumentParts(
        store,
        new Threads(workers),
        memory,
        new DocumentBounds(config.bytes(), config.logBytes(), config.perRoom()),
        counters);
  }

  static DocumentHistory history(DocumentsConfig config) {
    return new DocumentHistory(config.historyDays(), config.hourlyDays(), config.dailyDays());
  }

  private record Threads(WorkerExecutor executor) implements Workers {
    @Override
    public <T> Future<T> run(Callable<T> work) {
      return executor.executeBlocking(work, false);
    }
  }
}
