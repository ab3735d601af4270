package chat.parley.node;

import chat.parley.budget.Budget;
import chat.parley.document.DocumentBounds;
import chat.parley.document.DocumentCounters;
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

  private static final long BYTES = 8L * 1024 * 1024;
  private static final long LOG_BYTES = 50L * 1024 * 1024;
  private static final int IN_ROOM = 1_000;

  private DocumentSettings() {}

  static DocumentParts parts(
      Vertx vertx, DocumentStore store, Budget memory, DocumentCounters counters) {
    WorkerExecutor workers = vertx.createSharedWorkerExecutor("parley-documents", THREADS);
    return new DocumentParts(
        store,
        new Threads(workers),
        memory,
        new DocumentBounds(BYTES, LOG_BYTES, IN_ROOM),
        counters);
  }

  private record Threads(WorkerExecutor executor) implements Workers {
    @Override
    public <T> Future<T> run(Callable<T> work) {
      return executor.executeBlocking(work, false);
    }
  }
}
