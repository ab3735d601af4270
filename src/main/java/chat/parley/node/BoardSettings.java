package chat.parley.node;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardParts;
import chat.parley.board.BuiltinParts;
import chat.parley.budget.Budgets;
import chat.parley.cluster.Cluster;
import chat.parley.config.BoardsConfig;
import chat.parley.config.ConfigException;
import chat.parley.config.ParleyConfig;
import chat.parley.operations.Failures;
import chat.parley.operations.Meters;
import chat.parley.operations.NodeMeters;
import chat.parley.room.DirectRoom;
import chat.parley.room.Names;
import chat.parley.store.Store;
import java.util.Optional;
import java.util.UUID;

/** What the boards of a node stand on. */
final class BoardSettings {

  private BoardSettings() {}

  /** As people find it, who write its name a little otherwise. */
  private static String room(String configured) {
    return Names.room(configured)
        .filter(name -> !DirectRoom.isDirect(name))
        .orElseThrow(() -> new ConfigException("boards.nodeRoom is not the name of a room"));
  }

  /** Whoever owned a share before this start owns it no more: that of this one is another. */
  static BoardParts parts(
      ParleyConfig all,
      Store store,
      Budgets budgets,
      Meters meters,
      Optional<Cluster> cluster,
      Failures failures) {
    BoardsConfig config = all.boards();
    NodeMeters figures = new NodeMeters(meters, cluster.map(Cluster::node));
    return new BoardParts(
        store.boards(),
        store.alerts(),
        UUID.randomUUID().toString(),
        budgets.boards(),
        new BoardBounds(config.perRoom(), config.series()),
        new BuiltinParts(config.nodeRoom().map(BoardSettings::room), figures),
        cause -> failures.tell("storing boards", cause));
  }
}
