package chat.parley.board.lines;

import chat.parley.log.LogEnvironment;
import chat.parley.log.OpenLogs;
import chat.parley.protocol.Event;
import chat.parley.room.OtherLogs;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What other nodes tell of the logs that are followed here. */
final class OtherLines implements OtherLogs {
  private final LineStore store;
  private final OpenLogs<Chunk, OpenLines> open;

  OtherLines(LineStore store, OpenLogs<Chunk, OpenLines> open) {
    this.store = store;
    this.open = open;
  }

  @Override
  public boolean has(String name) {
    return LineName.isKey(name);
  }

  @Override
  public void events(String key, List<Event> events) {
    open.ifOpen(LineName.path(key)).ifPresent(lines -> heard(lines, events));
  }

  private static void heard(OpenLines lines, List<Event> events) {
    List<Chunk> chunks = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof LineEvent.Stored stored && stored.epoch().equals(lines.epoch())) {
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
    return logs.isEmpty()
        ? Future.succeededFuture()
        : LogEnvironment.inTime(store.heads(logs))
            .compose(heads -> open.reach(heads, (log, head) -> false));
  }
}
