package chat.parley.node;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardParts;
import chat.parley.board.BoardStore;
import chat.parley.board.lines.LineParts;
import chat.parley.board.lines.LineStore;
import chat.parley.budget.Budget;
import chat.parley.config.BoardsConfig;
import chat.parley.operations.Failures;
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

  /** Whoever owned a share before this start owns it no more: that of this one is another. */
  static BoardParts parts(BoardsConfig config, BoardStore store, Budget memory, Failures failures) {
    return new BoardParts(
        store,
        UUID.randomUUID().toString(),
        memory,
        new BoardBounds(config.perRoom(), config.series()),
        cause -> failures.tell("storing boards", cause));
  }
}
