package chat.parley.cluster;

import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event bus between nodes: one address for each node, and one for all of them. */
final class NodeBus {
  private static final Logger LOG = LoggerFactory.getLogger(NodeBus.class);
  private static final String ALL = "parley.internal.nodes";
  private static final String ONE = "parley.internal.node.";

  private final EventBus eventBus;
  private final String node;

  NodeBus(EventBus eventBus, String node) {
    this.eventBus = eventBus;
    this.node = node;
  }

  /**
   * Hears what is for this node; done when the cluster knows of it.
   *
   * @param handler gets the message, and what takes the answer to it
   */
  Future<Void> listen(BiConsumer<NodeMessage, Message<JsonObject>> handler) {
    MessageConsumer<JsonObject> mine =
        eventBus.consumer(ONE + node, message -> read(message, handler));
    MessageConsumer<JsonObject> all = eventBus.consumer(ALL, message -> read(message, handler));
    return Future.all(mine.completion(), all.completion()).mapEmpty();
  }

  /** What a node of another version says may not be understood; it must not do any harm either. */
  private static void read(
      Message<JsonObject> message, BiConsumer<NodeMessage, Message<JsonObject>> handler) {
    Optional<NodeMessage> read;
    try {
      read = NodeWire.read(message.body());
    } catch (RuntimeException malformed) {
      LOG.warn("A node said something that is no message: {}", malformed.toString());
      return;
    }
    read.ifPresent(known -> handler.accept(known, message));
  }

  void send(String to, NodeMessage message) {
    eventBus.send(ONE + to, NodeWire.spelled(message));
  }

  void sendToAll(NodeMessage message) {
    eventBus.publish(ALL, NodeWire.spelled(message));
  }

  Future<JsonObject> ask(String to, NodeMessage message, long millis) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(millis);
    return eventBus
        .<JsonObject>request(ONE + to, NodeWire.spelled(message), options)
        .map(Message::body);
  }
}
