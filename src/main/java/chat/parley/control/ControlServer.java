package chat.parley.control;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the command line. A line asks, {@code <name> <json>}; lines answer: {@code progress
 * <percent>} as often as it goes on, and last {@code done <words>} or {@code failed <words>}. Only
 * whoever owns the data folder can connect.
 */
public final class ControlServer {
  private static final Logger LOG = LoggerFactory.getLogger("parley");
  private static final int LINE_BYTES = 16_384;

  private final Vertx vertx;
  private final Map<String, ControlCommand> commands;
  private Optional<NetServer> server = Optional.empty();

  public ControlServer(Vertx vertx, Map<String, ControlCommand> commands) {
    this.vertx = vertx;
    this.commands = Map.copyOf(commands);
  }

  /** A node without it is as good, but for its operator's commands. */
  public Future<Void> open(Path data) {
    return ControlPath.in(data)
        .map(this::listen)
        .orElseGet(() -> Future.failedFuture("the path of the data folder is too long for one"))
        .recover(
            cause -> {
              LOG.warn("No control socket, so no backup while running: {}", cause.getMessage());
              return Future.succeededFuture();
            });
  }

  /** We hold the folder's lock: a socket that is there is a dead node's. */
  private Future<Void> listen(Path path) {
    return vertx
        .executeBlocking(() -> Files.deleteIfExists(path))
        .compose(
            gone ->
                vertx
                    .createNetServer()
                    .connectHandler(this::connected)
                    .listen(SocketAddress.domainSocketAddress(path.toString())))
        .onSuccess(listening -> server = Optional.of(listening))
        .compose(listening -> vertx.executeBlocking(() -> ownersOnly(path)));
  }

  private static Void ownersOnly(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
    return null;
  }

  private void connected(NetSocket socket) {
    socket.handler(
        RecordParser.newDelimited("\n")
            .maxRecordSize(LINE_BYTES)
            .exceptionHandler(tooLong -> socket.close())
            .handler(line -> asked(socket, line.toString())));
  }

  private void asked(NetSocket socket, String line) {
    int end = line.indexOf(' ');
    Optional<ControlCommand> command =
        end < 0 ? Optional.empty() : Optional.ofNullable(commands.get(line.substring(0, end)));
    if (command.isEmpty()) {
      answer(socket, "failed", "this node knows no such command");
      return;
    }
    try {
      command
          .get()
          .run(
              new JsonObject(line.substring(end + 1)),
              percent -> answer(socket, "progress", "" + percent))
          .onSuccess(words -> answer(socket, "done", words))
          .onFailure(cause -> answer(socket, "failed", String.valueOf(cause.getMessage())));
    } catch (DecodeException malformed) {
      answer(socket, "failed", "this node does not understand that");
    }
  }

  private static void answer(NetSocket socket, String kind, String words) {
    socket.write(kind + " " + words.replace('\n', ' ') + "\n");
  }

  public Future<Void> close() {
    return server.map(NetServer::close).orElseGet(Future::succeededFuture);
  }
}
