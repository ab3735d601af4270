package chat.parley.operations;

import chat.parley.control.ControlCommand;
import chat.parley.store.SqliteBackup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** {@code backup {"file": …, "force": …}}: copies the database while it is in use. */
final class OnlineBackup implements ControlCommand {
  private static final long LONGEST_HOURS = 24;

  private final WorkerExecutor worker;
  private final SqliteBackup backup;

  OnlineBackup(Vertx vertx, Path data) {
    this.worker =
        vertx.createSharedWorkerExecutor("parley-backup", 1, LONGEST_HOURS, TimeUnit.HOURS);
    this.backup = SqliteBackup.of(data);
  }

  @Override
  public Future<String> run(JsonObject arguments, IntConsumer percent) {
    Path file = Path.of(arguments.getString("file", "")).toAbsolutePath();
    return worker.executeBlocking(
        () -> {
          backup.to(file, arguments.getBoolean("force", false), percent);
          return file.toString();
        },
        false);
  }
}
