package chat.parley.cluster;

import chat.parley.capability.EntryKinds;
import chat.parley.protocol.Event;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.ClusterView;
import chat.parley.room.Fact;
import chat.parley.room.Peers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What this node tells the others. Facts are collected for a moment, but never overtaken by what is
 * said after them.
 */
final class Outbound implements Peers {
  private static final long GATHER_MILLIS = 10;
  private static final int PIECE = 500;

  private final Vertx vertx;
  private final String node;
  private final NodeBus bus;
  private final NodeList nodes;
  private final ClusterView view;
  private final long answerMillis;
  private final Supplier<Future<Long>> order;
  private final Consumer<String> fresh;
  private final OwnFacts facts = new OwnFacts();
  private long accounts;

  /**
   * @param fresh is told of each room that somebody begins to hear on this node
   */
  Outbound(
      Vertx vertx,
      String node,
      NodeBus bus,
      NodeList nodes,
      ClusterView view,
      long answerMillis,
      Supplier<Future<Long>> order,
      Consumer<String> fresh) {
    this.vertx = vertx;
    this.node = node;
    this.bus = bus;
    this.nodes = nodes;
    this.view = view;
    this.answerMillis = answerMillis;
    this.order = order;
    this.fresh = fresh;
  }

  static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public void tell(Fact fact) {
    if (facts.isTold()) {
      vertx.setTimer(GATHER_MILLIS, timer -> tellFacts());
    }
    facts.add(fact);
    if (fact instanceof Fact.RoomHeard heard) {
      fresh.accept(heard.room());
    }
  }

  @Override
  public Future<Long> order() {
    return order.get();
  }

  @Override
  public boolean know(String kind) {
    return EntryKinds.FIRST.contains(kind) || nodes.know(kind);
  }

  /** How many facts the others can know of now. */
  long tellFacts() {
    if (!facts.isTold()) {
      NodeMessage.Facts news = facts.take(node);
      nodes.all().forEach(peer -> hint(peer.node(), news));
    }
    return facts.told();
  }

  private void hint(String to, NodeMessage message) {
    if (nodes.listens(to, now())) {
      bus.send(to, message);
    }
  }

  private void hint(Set<String> to, NodeMessage message) {
    if (!to.isEmpty()) {
      tellFacts();
      to.forEach(other -> hint(other, message));
    }
  }

  @Override
  public void publish(String room, List<Event> events) {
    hint(view.hearing(room), new NodeMessage.RoomEvents(room, events));
  }

  @Override
  public void publishToEveryone(Event event) {
    tellFacts();
    nodes.all().forEach(peer -> hint(peer.node(), new NodeMessage.ForEveryone(event)));
  }

  @Override
  public boolean publishToUser(String user, Event event) {
    Set<String> having = view.withUser(user);
    hint(having, new NodeMessage.ForUser(user, event));
    return having.stream().anyMatch(to -> nodes.listens(to, now()));
  }

  @Override
  public Future<Boolean> deliver(String to, String session, Event event) {
    tellFacts();
    if (!nodes.listens(to, now())) {
      return Future.failedFuture(noAnswer());
    }
    return bus.ask(to, new NodeMessage.ForSession(session, event), answerMillis)
        .map(answer -> answer.getBoolean("taken", false))
        .recover(late -> Future.failedFuture(noAnswer()));
  }

  private static Refusal noAnswer() {
    return new Refusal(
        Problem.NO_ANSWER.refusedFor(
            "to", "The server that has this session does not answer; it may have been delivered."));
  }

  static JsonObject answer(boolean taken) {
    return new JsonObject().put("v", NodeWire.VERSION).put("taken", taken);
  }

  /** Sends all that there is, piece by piece, so that a large node's loop can do other things. */
  void account(String to) {
    tellFacts();
    List<Fact> all = facts.state().facts();
    piece(to, ++accounts, facts.told(), all, 0);
  }

  private void piece(String to, long id, long at, List<Fact> all, int piece) {
    int end = Math.min(all.size(), (piece + 1) * PIECE);
    boolean last = end == all.size();
    List<Fact> facts = all.subList(piece * PIECE, end);
    bus.send(to, new NodeMessage.Account(node, id, at, piece, last, facts));
    if (!last) {
      vertx.runOnContext(later -> piece(to, id, at, all, piece + 1));
    }
  }

  @Override
  public boolean speaksFor(String room) {
    Set<String> others = view.hearing(room);
    return others.isEmpty()
        || facts.state().hears(room)
            && others.stream().allMatch(other -> node.compareTo(other) < 0);
  }

  @Override
  public boolean speaksForAll() {
    return nodes.all().stream().allMatch(peer -> node.compareTo(peer.node()) < 0);
  }
}
