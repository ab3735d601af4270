package chat.parley.operations;

import chat.parley.config.FilesConfig;
import chat.parley.config.StoreConfig;
import chat.parley.control.ControlServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the command line reaches the data of a running node. Only where they are in a folder of ours;
 * PostgreSQL has tools of its own.
 */
public final class DataControl {
  private final Optional<ControlServer> server;
  private final Path data;

  public DataControl(Vertx vertx, StoreConfig store, FilesConfig files) {
    this.data = Path.of(store.data());
    this.server =
        store.embedded()
            ? Optional.of(
                new ControlServer(
                    vertx, Map.of("backup", new OnlineBackup(vertx, data, files.place(store)))))
            : Optional.empty();
  }

  public Future<Void> open() {
    return server.map(some -> some.open(data)).orElseGet(Future::succeededFuture);
  }

  public Future<Void> close() {
    return server.map(ControlServer::close).orElseGet(Future::succeededFuture);
  }
}
