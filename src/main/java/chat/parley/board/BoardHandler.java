package chat.parley.board;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomHandler;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Does what one sender asks of boards. */
public final class BoardHandler implements BoardCommand.Cases<Future<Reply>> {
  private final Rooms rooms;
  private final RoomHandler inRooms;
  private final Boards boards;
  private final Sender sender;

  /**
   * @param inRooms lets the sender into rooms
   */
  public BoardHandler(Rooms rooms, RoomHandler inRooms, Boards boards, Sender sender) {
    this.rooms = rooms;
    this.inRooms = inRooms;
    this.boards = boards;
    this.sender = sender;
  }

  private void permit(BoardName board, Verb verb) {
    rooms.permitted(sender, board.room(), verb);
  }

  private long now() {
    return rooms.around().clock().getAsLong();
  }

  @Override
  public Future<Reply> record(BoardCommand.Record command) {
    permit(command.board(), Verb.WRITE);
    Builtins.requireOpen(command.board());
    return boards.with(
        command.board(),
        board ->
            board
                .voting()
                .map(voting -> new Polling(board, voting, sender.user().id()).record(command))
                .orElseGet(
                    () -> new Recording(boards, board, sender.user().id(), now()).record(command)));
  }

  @Override
  public Future<Reply> watch(BoardCommand.Watch command) {
    BoardName name = command.board();
    rooms.requireSession(sender);
    permit(name, Verb.READ);
    boolean news = boards.claims().claim(sender.session(), name);
    return inRooms
        .enter(name.room())
        .compose(joined -> boards.with(name, board -> watch(board, command)))
        .onFailure(
            cause -> {
              if (news && !watches(name)) {
                boards.claims().disclaim(sender.session(), name);
              }
            });
  }

  /** It may have asked twice, and once with success. */
  private boolean watches(BoardName name) {
    return boards
        .ifOpen(name)
        .filter(board -> board.watchers().of(sender.session()).isPresent())
        .isPresent();
  }

  private Future<Reply> watch(Board board, BoardCommand.Watch command) {
    return mine(board)
        .compose(
            mine ->
                new Looking(boards, board)
                    .watch(command, sender.session(), () -> stillHere(board))
                    .map(watched -> watched.mine(mine)));
  }

  @Override
  public Future<Reply> follow(BoardCommand.Follow command) {
    BoardName name = command.watch().board();
    rooms.permitted(sender, name.room(), Verb.READ);
    return boards.with(
        name,
        board ->
            new Looking(boards, board)
                .watch(command.watch(), command.listener(), () -> true)
                .map(Function.identity()));
  }

  /** His vote, which nobody else is told. */
  private Future<Optional<String>> mine(Board board) {
    return board
        .voting()
        .map(voting -> boards.polls().mine(voting, sender.user()))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  /** The session, or the board, may have gone while the store was asked. */
  private boolean stillHere(Board board) {
    BoardName name = board.name();
    return rooms.joined(sender, name.room())
        && boards.claims().has(sender.session(), name)
        && boards.ifOpen(name).filter(board::equals).isPresent();
  }

  @Override
  public Future<Reply> mend(BoardCommand.Mend command) {
    boards
        .ifOpen(command.board())
        .ifPresent(board -> board.watchers().mend(sender.session(), command.since()));
    return Future.succeededFuture(new Done());
  }

  @Override
  public Future<Reply> unwatch(BoardCommand.Unwatch command) {
    boards.claims().disclaim(sender.session(), command.board());
    boards.ifOpen(command.board()).ifPresent(board -> board.leave(sender.session()));
    return Future.succeededFuture(new Done());
  }

  @Override
  public Future<Reply> read(BoardCommand.Read command) {
    permit(command.board(), Verb.READ);
    return boards.with(
        command.board(),
        board -> new Looking(boards, board).read(command).map(Function.identity()));
  }

  @Override
  public Future<Reply> list(BoardCommand.ListAll command) {
    rooms.permitted(sender, command.room(), Verb.READ);
    return new Arranging(boards).list(command.room()).map(Function.identity());
  }

  @Override
  public Future<Reply> layout(BoardCommand.Layout command) {
    permit(command.board(), Verb.WRITE);
    Builtins.requireOpen(command.board());
    requireNoPoll(command.board(), "A poll looks as it was asked.");
    return boards.with(
        command.board(),
        board -> new Arranging(boards).layout(board, command).map(Function.identity()));
  }

  @Override
  public Future<Reply> alert(BoardCommand.SetAlert command) {
    permitAlert(command.board());
    return boards.with(
        command.board(),
        board -> boards.alerts().put(board, command.rule()).map(Function.identity()));
  }

  @Override
  public Future<Reply> unalert(BoardCommand.RemoveAlert command) {
    permitAlert(command.board());
    return boards.with(
        command.board(),
        board -> boards.alerts().remove(board, command.name()).map(Function.identity()));
  }

  /** An alert speaks in the room. */
  private void permitAlert(BoardName board) {
    permit(board, Verb.WRITE);
    permit(board, Verb.SPEAK);
  }

  private static void requireNoPoll(BoardName board, String detail) {
    if (PollName.of(board).isPresent()) {
      throw new Refusal(Problem.KIND.refusedFor("board", detail));
    }
  }

  @Override
  public Future<Reply> delete(BoardCommand.Delete command) {
    permit(command.board(), Verb.WRITE);
    Builtins.requireOpen(command.board());
    requireNoPoll(command.board(), "A poll goes with its message.");
    return boards
        .ending()
        .delete(command.board())
        .map(gone -> new BoardReply.Deleted(command.board()));
  }

  @Override
  public Future<Reply> past(BoardCommand.ReadPast command) {
    permit(command.board(), Verb.READ);
    return boards.with(
        command.board(),
        board -> new Looking(boards, board).past(command, now()).map(Function.identity()));
  }

  @Override
  public Future<Reply> histogram(BoardCommand.ReadHistogram command) {
    permit(command.board(), Verb.READ);
    return boards.with(
        command.board(),
        board -> new Distributing(boards, board).between(command, now()).map(Function.identity()));
  }
}
