package chat.parley.room;

import chat.parley.protocol.Event;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.List;

/**
 * The way to the other nodes of the cluster, which others call a broker or an adapter; what is
 * known of them is {@link ClusterView}. What is told to one of them arrives in order, or not at
 * all.
 */
public interface Peers {

  /** A node without others. */
  Peers NONE =
      new Peers() {
        @Override
        public boolean alone() {
          return true;
        }

        @Override
        public void tell(Fact fact) {}

        @Override
        public void publish(String room, List<Event> events) {}

        @Override
        public void publishToEveryone(Event event) {}

        @Override
        public boolean publishToUser(String user, Event event) {
          return false;
        }

        @Override
        public Future<Boolean> deliver(String node, String session, Event event) {
          return Future.succeededFuture(false);
        }

        @Override
        public boolean speaksFor(String room) {
          return true;
        }

        @Override
        public boolean speaksForAll() {
          return true;
        }
      };

  /** Whether there cannot be any. */
  default boolean alone() {
    return false;
  }

  /**
   * A number for a session that begins, higher than that of every session that began before,
   * wherever that was.
   */
  default Future<Long> order() {
    return Future.succeededFuture(0L);
  }

  /**
   * Whether every node that writes to the same store knows entries of this kind: while a cluster is
   * upgraded, one of an earlier version may not.
   */
  default boolean know(String kind) {
    return true;
  }

  /** Something about this node has changed. */
  void tell(Fact fact);

  /** Events that began here, to every node that has somebody who hears the room. */
  void publish(String room, List<Event> events);

  void publishToEveryone(Event event);

  /**
   * @return whether the user is on any node that is heard
   */
  boolean publishToUser(String user, Event event);

  /**
   * To one session of one node.
   *
   * @return whether its socket took it; fails with a {@link Refusal} when the node does not answer
   */
  Future<Boolean> deliver(String node, String session, Event event);

  /** Of all nodes that hear the same, one tells it to whoever listens beside the nodes. */
  boolean speaksFor(String room);

  boolean speaksForAll();
}
