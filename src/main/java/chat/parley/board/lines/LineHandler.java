package chat.parley.board.lines;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.board.BoardName;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomHandler;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.OptionalLong;

/** Does what one sender asks of the logs of boards. */
public final class LineHandler implements LineCommand.Cases<Future<Reply>> {
  private final Rooms rooms;
  private final RoomHandler inRooms;
  private final Lines lines;
  private final Sender sender;

  /**
   * @param inRooms lets the sender into rooms
   */
  public LineHandler(Rooms rooms, RoomHandler inRooms, Lines lines, Sender sender) {
    this.rooms = rooms;
    this.inRooms = inRooms;
    this.lines = lines;
    this.sender = sender;
  }

  @Override
  public Future<Reply> follow(LineCommand.Follow command) {
    BoardName board = command.board();
    rooms.requireSession(sender);
    rooms.permitted(sender, board.room(), Verb.READ);
    boolean news = lines.claims().claim(sender.session(), board);
    return inRooms
        .enter(board.room())
        .compose(joined -> lines.with(board, log -> follow(log, command)))
        .onFailure(
            cause -> {
              if (news) {
                lines.unfollow(sender.session(), board);
              }
            });
  }

  private Future<Reply> follow(OpenLines log, LineCommand.Follow command) {
    LineGroup.Terms terms =
        new LineGroup.Terms(command.filter(), command.interval(), command.perSecond());
    log.followers().require(terms);
    return log.hear()
        .compose(
            heard ->
                new Reading(lines.parts().store(), log)
                    .newest(command.filter(), command.since(), command.limit()))
        .map(found -> entered(log, command, terms, found));
  }

  /** The answer is put together, and the session let in, within one turn: no line is missed. */
  private Reply entered(
      OpenLines log, LineCommand.Follow command, LineGroup.Terms terms, Scan.Found found) {
    if (!rooms.joined(sender, command.board().room())
        || !lines.claims().has(sender.session(), command.board())) {
      throw new Refusal(Problem.HELLO_FIRST.refused("Say hello first."));
    }
    long number = Chunk.endOf(log.head());
    log.followers().enter(sender.session(), terms, number);
    return new LineReply.Following(
        command.board(), command.interval(), number, found.lines(), found.more());
  }

  @Override
  public Future<Reply> mend(LineCommand.Mend command) {
    lines
        .ifOpen(command.board())
        .ifPresent(log -> log.followers().mend(sender.session(), command.since(), log.recent()));
    return Future.succeededFuture(new Done());
  }

  @Override
  public Future<Reply> unfollow(LineCommand.Unfollow command) {
    lines.unfollow(sender.session(), command.board());
    return Future.succeededFuture(new Done());
  }

  @Override
  public Future<Reply> read(LineCommand.Read command) {
    rooms.permitted(sender, command.board().room(), Verb.READ);
    return lines
        .with(command.board(), log -> log.known().compose(known -> read(log, command)))
        .map(
            found ->
                new LineReply.Lines(command.board(), found.lines(), found.more(), found.number()));
  }

  private Future<Scan.Found> read(OpenLines log, LineCommand.Read command) {
    Reading reading = new Reading(lines.parts().store(), log);
    OptionalLong after = command.after();
    return after.isPresent()
        ? reading.after(command.filter(), after.getAsLong(), command.limit())
        : reading.before(
            command.filter(), command.before().orElse(Long.MAX_VALUE), command.limit());
  }
}
