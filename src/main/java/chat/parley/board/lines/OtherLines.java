package chat.parley.board.lines;

import chat.parley.board.BoardName;
import chat.parley.log.LogEnvironment;
import chat.parley.log.OpenLogs;
import chat.parley.protocol.Event;
import chat.parley.room.OtherLogs;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What other nodes tell of the logs that are followed here. */
final class OtherLines implements OtherLogs {
  private final LineStore store;
  private final OpenLogs<Chunk, OpenLines> open;
  private final Consumer<BoardName> ended;

  /**
   * @param ended is told of a log that is no more, or is another one
   */
  OtherLines(LineStore store, OpenLogs<Chunk, OpenLines> open, Consumer<BoardName> ended) {
    this.store = store;
    this.open = open;
    this.ended = ended;
  }

  @Override
  public boolean has(String name) {
    return LineName.isKey(name);
  }

  @Override
  public void events(String key, List<Event> events) {
    open.ifOpen(LineName.path(key)).ifPresent(lines -> heard(lines, events));
  }

  private void heard(OpenLines lines, List<Event> events) {
    List<Chunk> chunks = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof LineEvent.Gone gone) {
        chunks.clear();
        ended.accept(gone.board());
      } else if (event instanceof LineEvent.Stored stored && stored.epoch().equals(lines.epoch())) {
        chunks.add(Chunk.of(stored.pos(), stored.ts(), stored.bytes()));
      }
    }
    if (!chunks.isEmpty()) {
      lines.learn(chunks);
    }
  }

  /** Whoever heard nothing of a log for a while compares; those of one node in one query. */
  @Override
  public Future<Void> compare() {
    return reach(open.heard());
  }

  @Override
  public Future<Void> compare(Set<String> keys) {
    return reach(keys.stream().map(LineName::path).collect(Collectors.toSet()));
  }

  private Future<Void> reach(Set<String> logs) {
    Map<String, Long> told = new HashMap<>();
    logs.forEach(log -> open.ifOpen(log).ifPresent(lines -> told.put(log, lines.head())));
    return told.isEmpty()
        ? Future.succeededFuture()
        : LogEnvironment.inTime(store.heads(told.keySet()))
            .compose(
                heads -> {
                  told.forEach((log, head) -> compare(log, head, heads.getOrDefault(log, 0L)));
                  return open.reach(heads, (log, head) -> false);
                });
  }

  /** One that ends before what was told is another one: nobody has said so here. */
  private void compare(String log, long told, long stored) {
    if (stored < told) {
      ended.accept(BoardName.of(log));
    }
  }
}
