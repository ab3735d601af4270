package chat.parley.node;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardParts;
import chat.parley.board.BoardStore;
import chat.parley.board.PollStore;
import chat.parley.budget.Budget;
import chat.parley.config.BoardsConfig;
import chat.parley.operations.Failures;
import java.util.UUID;

/** What the boards of a node stand on. */
final class BoardSettings {

  private BoardSettings() {}

  /** Whoever owned a share before this start owns it no more: that of this one is another. */
  static BoardParts parts(
      BoardsConfig config, BoardStore store, PollStore polls, Budget memory, Failures failures) {
    return new BoardParts(
        store,
        polls,
        UUID.randomUUID().toString(),
        memory,
        new BoardBounds(config.perRoom(), config.series()),
        cause -> failures.tell("storing boards", cause));
  }
}
