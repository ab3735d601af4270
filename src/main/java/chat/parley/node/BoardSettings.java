package chat.parley.node;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardParts;
import chat.parley.board.BuiltinParts;
import chat.parley.board.lines.LineParts;
import chat.parley.board.lines.LineStore;
import chat.parley.budget.Budget;
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
import java.util.concurrent.TimeUnit;

/** What the boards of a node stand on. */
final class BoardSettings {
  private static final long MEGABYTE = 1024L * 1024;

  private BoardSettings() {}

  /** What their logs stand on. */
  static LineParts lines(BoardsConfig config, LineStore store, Budget memory, Failures failures) {
    return new LineParts(
        store,
        memory,
        config.logMegabytes() * MEGABYTE,
        TimeUnit.DAYS.toMillis(config.logDays()),
        cause -> failures.tell("storing logs of boards", cause));
  }

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
        store.polls(),
        UUID.randomUUID().toString(),
        budgets.boards(),
        new BoardBounds(config.perRoom(), config.series()),
        new BuiltinParts(config.nodeRoom().map(BoardSettings::room), figures),
        cause -> failures.tell("storing boards", cause));
  }
}
