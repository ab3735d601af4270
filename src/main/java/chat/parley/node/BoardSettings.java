package chat.parley.node;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardParts;
import chat.parley.board.BuiltinParts;
import chat.parley.board.NodeFigures;
import chat.parley.budget.Budget;
import chat.parley.config.BoardsConfig;
import chat.parley.config.ConfigException;
import chat.parley.operations.Failures;
import chat.parley.room.DirectRoom;
import chat.parley.room.Names;
import chat.parley.store.Store;
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
      BoardsConfig config, Store store, Budget memory, NodeFigures figures, Failures failures) {
    return new BoardParts(
        store.boards(),
        store.alerts(),
        UUID.randomUUID().toString(),
        memory,
        new BoardBounds(config.perRoom(), config.series()),
        new BuiltinParts(config.nodeRoom().map(BoardSettings::room), figures),
        cause -> failures.tell("storing boards", cause));
  }
}
