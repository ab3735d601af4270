package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The boards that are there from the start: of each room, and of the nodes in the room that a
 * setting names. While nobody looks at one nothing is done for it. Touched only by the loop that
 * owns the rooms.
 */
final class Builtins {
  private static final int ROOM_METRICS = 4;
  private static final int NODE_METRICS = 7;

  private final Rooms rooms;
  private final RoomTap tap;
  private final BuiltinParts parts;
  private final Map<BoardName, Feed> feeds = new HashMap<>();

  Builtins(Rooms rooms, RoomTap tap, BuiltinParts parts) {
    this.rooms = rooms;
    this.tap = tap;
    this.parts = parts;
  }

  /**
   * @throws Refusal when the server itself records on this board
   */
  static void requireOpen(BoardName name) {
    if (name.builtin()) {
      throw new Refusal(
          Problem.FORBIDDEN.refusedFor("board", "On this board the server itself records."));
    }
  }

  private boolean ofNode(BoardName name) {
    return name.name().equals(BoardName.NODE) && parts.room().equals(Optional.of(name.room()));
  }

  List<BoardReply.Line> of(String room) {
    long now = rooms.around().clock().getAsLong();
    List<BoardReply.Line> lines = new ArrayList<>();
    BoardName own = new BoardName(room, BoardName.ROOM);
    lines.add(
        new BoardReply.Line(own, BuiltinStore.title(own), ROOM_METRICS, now, BoardBounds.DAYS));
    BoardName node = new BoardName(room, BoardName.NODE);
    if (ofNode(node)) {
      lines.add(
          new BoardReply.Line(node, BuiltinStore.title(node), NODE_METRICS, now, BoardBounds.DAYS));
    }
    return lines;
  }

  /** Before the store is asked: what is said meanwhile must not be missed. */
  void opens(BoardName name) {
    if (name.name().equals(BoardName.ROOM)) {
      feeds.put(name, new RoomFeed(name.room(), rooms, tap));
    } else if (ofNode(name)) {
      feeds.put(name, new NodeFeed(parts.figures()));
    }
  }

  void opened(Board board) {
    Feed feed = feeds.get(board.name());
    if (feed != null) {
      feed.begin(board);
      feed.beat(rooms.around().clock().getAsLong());
    }
  }

  void beat(Board board) {
    Feed feed = feeds.get(board.name());
    if (feed != null) {
      feed.beat(rooms.around().clock().getAsLong());
    }
  }

  void closed(BoardName name) {
    Optional.ofNullable(feeds.remove(name)).ifPresent(Feed::end);
  }

  /** Whether nobody here hears of the messages that are said there. */
  boolean deaf(BoardName name) {
    return name.name().equals(BoardName.ROOM) && rooms.open().ifOpen(name.room()).isEmpty();
  }

  /** Boards that somebody watches on another node, and to which this one has something to add. */
  void lookAround(Boards boards) {
    rooms
        .around()
        .cluster()
        .heardBeside(BoardName.KEY)
        .map(BoardName::ofKey)
        .filter(name -> ofNode(name) || name.name().equals(BoardName.ROOM) && !deaf(name))
        .toList()
        .forEach(name -> boards.with(name, board -> Future.succeededFuture()));
  }
}
