package chat.parley.operations;

import chat.parley.control.ControlCommand;
import chat.parley.store.SqliteBackup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** {@code backup {"file": …, "force": …, "files": …}}: copies the database while it is in use. */
final class OnlineBackup implements ControlCommand {
  private static final long LONGEST_HOURS = 24;

  private final WorkerExecutor worker;
  private final Path data;
  private final Optional<Path> files;

  /**
   * @param files the folder of those that people have sent, if they are in one
   */
  OnlineBackup(Vertx vertx, Path data, Optional<Path> files) {
    this.worker =
        vertx.createSharedWorkerExecutor("parley-backup", 1, LONGEST_HOURS, TimeUnit.HOURS);
    this.data = data;
    this.files = files;
  }

  @Override
  public Future<String> run(JsonObject arguments, IntConsumer percent) {
    Path file = Path.of(arguments.getString("file", "")).toAbsolutePath();
    Optional<Path> copied = files.filter(folder -> arguments.getBoolean("files", true));
    return worker.executeBlocking(
        () -> {
          SqliteBackup.of(data, copied).to(file, arguments.getBoolean("force", false), percent);
          return file.toString();
        },
        false);
  }
}
