package chat.parley.transport.program;

import chat.parley.access.Sender;
import chat.parley.board.BoardCommand;
import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.capability.Chat;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.DirectRoom;
import chat.parley.room.Names;
import chat.parley.transport.Services;
import chat.parley.wire.field.Bounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * Boards for programs in the JVM of the server, which speak for services. Nothing here blocks.
 * Every failure is a {@link Refusal}, whose {@code reply().problem()} tells them apart, or an
 * outage.
 */
public final class SharedBoards {
  private final Vertx vertx;
  private final Asking asking;
  private final Bounds bounds;

  private SharedBoards(Vertx vertx, Asking asking, Bounds bounds) {
    this.vertx = vertx;
    this.asking = asking;
    this.bounds = bounds;
  }

  /**
   * @param user id of the service, of {@code A-Za-z0-9_.-}
   * @param name by which people see it
   */
  public static SharedBoards of(Vertx vertx, Chat chat, Bounds bounds, String user, String name) {
    Sender sender = Services.sender(user, name);
    return new SharedBoards(vertx, new Asking(chat, sender), bounds);
  }

  /**
   * A board of a room, which is there from the first thing that is recorded on it.
   *
   * @throws Refusal when nothing can be called so
   */
  public SharedBoard board(String room, String name) {
    return new SharedBoard(vertx, asking, bounds, named(room, name));
  }

  /** The boards of a room. */
  public Future<List<BoardReply.Line>> list(String room) {
    return asking
        .ask(new BoardCommand.ListAll(room), BoardReply.Listed.class)
        .map(BoardReply.Listed::boards);
  }

  private static BoardName named(String room, String board) {
    return new BoardName(
        Names.room(room).orElseThrow(() -> noName("room")),
        Names.room(board)
            .filter(name -> !DirectRoom.isDirect(name))
            .orElseThrow(() -> noName("board")));
  }

  private static Refusal noName(String field) {
    return new Refusal(Problem.BAD_REQUEST.refusedFor(field, "This is no name."));
  }
}
