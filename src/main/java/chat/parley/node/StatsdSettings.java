package chat.parley.node;

import chat.parley.config.ConfigException;
import chat.parley.config.StatsdConfig;
import chat.parley.protocol.Refusal;
import chat.parley.transport.program.SharedBoard;
import chat.parley.transport.program.SharedBoards;
import chat.parley.transport.statsd.StatsdVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/** What the settings say about StatsD; nothing is opened unless they say a port. */
final class StatsdSettings {
  /** Between two lines of the log about what is wrong. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  private StatsdSettings() {}

  static Future<?> open(Vertx vertx, StatsdConfig config, SharedBoards boards) {
    if (!config.on()) {
      return Future.succeededFuture();
    }
    String place = config.board().orElseThrow();
    int slash = place.indexOf('/');
    try {
      SharedBoard board = boards.board(place.substring(0, slash), place.substring(slash + 1));
      return vertx.deployVerticle(new StatsdVerticle(config, board, board::now, QUIET));
    } catch (Refusal noName) {
      return Future.failedFuture(
          new ConfigException("boards.statsd.board is no room/board: " + place));
    }
  }
}
