package chat.parley.board;

import chat.parley.protocol.Event;
import chat.parley.room.OtherLogs;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What other nodes tell of the boards that are open here. */
final class OtherBoards implements OtherLogs {
  private static final long COMPARE_MILLIS = TimeUnit.SECONDS.toMillis(30);

  private final Boards boards;

  OtherBoards(Boards boards) {
    this.boards = boards;
  }

  @Override
  public boolean has(String name) {
    return BoardName.isKey(name);
  }

  @Override
  public void events(String key, List<Event> events) {
    boards
        .ifOpen(BoardName.ofKey(key))
        .ifPresent(board -> events.forEach(event -> new Told(boards, board).event(event)));
  }

  /** What is told is told whole, again and again; so what was lost is seldom asked for. */
  @Override
  public Future<Void> compare() {
    return refresh(boards.all().stream().filter(board -> board.compares(COMPARE_MILLIS)));
  }

  @Override
  public Future<Void> compare(Set<String> keys) {
    return refresh(keys.stream().flatMap(key -> boards.ifOpen(BoardName.ofKey(key)).stream()));
  }

  private Future<Void> refresh(Stream<Board> some) {
    List<Future<Void>> loads = some.map(boards::refresh).toList();
    return loads.isEmpty() ? Future.succeededFuture() : Future.all(loads).mapEmpty();
  }
}
