package chat.parley.cluster;

import chat.parley.room.Fact;
import chat.parley.room.Incoming;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node hears from the others, and what it does about it. */
final class Inbound {
  private static final Logger LOG = LoggerFactory.getLogger("parley");

  private final String node;
  private final NodeBus bus;
  private final NodeList nodes;
  private final Outbound outbound;
  private final Incoming incoming;
  private final Consumer<String> known;
  private final Map<String, String> carriers = new ConcurrentHashMap<>();

  /**
   * @param known is told of each node whose whole account has come
   */
  Inbound(
      String node,
      NodeBus bus,
      NodeList nodes,
      Outbound outbound,
      Incoming incoming,
      Consumer<String> known) {
    this.known = known;
    this.node = node;
    this.bus = bus;
    this.nodes = nodes;
    this.outbound = outbound;
    this.incoming = incoming;
  }

  void hear(NodeMessage message, Message<JsonObject> bus) {
    if (message instanceof NodeMessage.RoomEvents said) {
      incoming.events(said.room(), said.events());
    } else if (message instanceof NodeMessage.ForEveryone said) {
      incoming.everyone(said.event());
    } else if (message instanceof NodeMessage.ForUser said) {
      incoming.user(said.user(), said.event());
    } else if (message instanceof NodeMessage.ForSession said) {
      incoming
          .deliver(said.session(), said.event())
          .onSuccess(taken -> bus.reply(Outbound.answer(taken)));
    } else if (message instanceof NodeMessage.Beat beat) {
      beat(beat);
    } else if (message instanceof NodeMessage.Facts news) {
      nodes.peer(news.node()).ifPresent(peer -> facts(peer, news));
    } else if (message instanceof NodeMessage.Account piece) {
      nodes.peer(piece.node()).ifPresent(peer -> account(peer, piece));
    } else if (message instanceof NodeMessage.Want want) {
      outbound.account(want.node());
    } else if (message instanceof NodeMessage.Leaving leaving) {
      gone(leaving.node(), "stops", incoming::stopped);
    }
  }

  private void beat(NodeMessage.Beat beat) {
    if (beat.node().equals(node)) {
      return;
    }
    if (nodes.peer(beat.node()).isEmpty()) {
      LOG.info("Node {} is heard", beat.node());
    }
    Peer peer = nodes.heard(beat, Outbound.now());
    if (!peer.isUpTo(beat.facts())) {
      ask(peer);
    }
  }

  /** Asks a node for all that it has, unless that is on its way. */
  void ask(Peer peer) {
    long now = Outbound.now();
    if (!peer.isAsked(now)) {
      peer.asked(now);
      bus.send(peer.node(), new NodeMessage.Want(node));
    }
  }

  private void facts(Peer peer, NodeMessage.Facts news) {
    if (peer.hasAccount()) {
      peer.keep(news);
    } else {
      peer.continued(news).forEach(fact -> fact(peer.node(), fact));
    }
  }

  private void fact(String from, Fact fact) {
    carrier(from, fact);
    incoming.fact(from, fact);
  }

  private void carrier(String from, Fact fact) {
    if (fact instanceof Fact.CarrierOpened opened) {
      carriers.put(opened.carrier(), from);
    } else if (fact instanceof Fact.CarrierClosed closed) {
      carriers.remove(closed.carrier(), from);
    }
  }

  private void account(Peer peer, NodeMessage.Account piece) {
    if (peer.take(piece, Outbound.now())) {
      List<Fact> all = peer.complete(piece.at());
      carriers.values().removeIf(peer.node()::equals);
      all.forEach(fact -> carrier(peer.node(), fact));
      incoming.state(peer.node(), all);
      known.accept(peer.node());
    }
  }

  /** Lets those go that have not been heard for too long. */
  void loseSilent() {
    nodes.silent(Outbound.now()).forEach(silent -> gone(silent, "is silent", incoming::lost));
  }

  private void gone(String gone, String why, Consumer<String> then) {
    if (nodes.remove(gone)) {
      LOG.info("Node {} {}", gone, why);
      carriers.values().removeIf(gone::equals);
      then.accept(gone);
    }
  }

  /** From any thread: which node has a polling session. */
  Optional<String> nodeOfCarrier(String carrier) {
    return Optional.ofNullable(carriers.get(carrier));
  }
}
