package chat.parley.cluster;

import chat.parley.message.file.FileNews;
import chat.parley.message.file.Others;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the nodes tell each other of files that grow: {@code {"node", "file", "writer", "have",
 * "over"}}. Any of it may get lost. Used from any thread.
 */
public final class FileBus implements Others {
  private static final Logger LOG = LoggerFactory.getLogger(FileBus.class);
  private static final String ADDRESS = "parley.internal.files";

  private final EventBus bus;
  private final String node;

  public FileBus(EventBus bus, String node) {
    this.bus = bus;
    this.node = node;
  }

  /** Hears the other nodes; done when they can be heard. */
  public Future<Void> listen(Consumer<FileNews> heard) {
    return bus.<JsonObject>consumer(ADDRESS, message -> read(message.body()).ifPresent(heard))
        .completion();
  }

  /** What a node of another version says may not be understood. */
  private Optional<FileNews> read(JsonObject json) {
    try {
      return NodeWire.text(json, "node").equals(node)
          ? Optional.empty()
          : Optional.of(
              new FileNews(
                  NodeWire.text(json, "file"),
                  json.getLong("writer"),
                  json.getLong("have"),
                  json.getBoolean("over")));
    } catch (RuntimeException malformed) {
      LOG.warn("A node said something of files that is no message: {}", malformed.toString());
      return Optional.empty();
    }
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public void tell(FileNews news) {
    bus.publish(
        ADDRESS,
        new JsonObject()
            .put("node", node)
            .put("file", news.file())
            .put("writer", news.writer())
            .put("have", news.have())
            .put("over", news.over()));
  }
}
