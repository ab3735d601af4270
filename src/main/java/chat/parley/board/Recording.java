package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Records the items of one command, each for itself: what is wrong with one harms no other. */
final class Recording {
  private final Boards boards;
  private final Board board;
  private final String user;
  private final long now;
  private final List<RefusedItem> refused = new ArrayList<>();
  private int taken;

  /**
   * @param user the id of who records
   */
  Recording(Boards boards, Board board, String user, long now) {
    this.boards = boards;
    this.board = board;
    this.user = user;
    this.now = now;
  }

  Future<Reply> record(BoardCommand.Record command) {
    boards.requireMemory();
    refused.addAll(command.refused());
    if (command.items().isEmpty()) {
      return Future.succeededFuture(reply());
    }
    return boards.made(board).compose(made -> made(command));
  }

  private Future<Reply> made(BoardCommand.Record command) {
    board.requireOpen();
    if (command.exact()) {
      return exactly(command);
    }
    List<BoardCommand.Numbered> keyed = new ArrayList<>();
    for (BoardCommand.Numbered numbered : command.items()) {
      if (numbered.item() instanceof Item.Sample sample) {
        tried(numbered.index(), () -> board.state().record(sample, now));
      } else {
        keyed.add(numbered);
      }
    }
    if (taken > 0) {
      board.changed();
    }
    return keyed.isEmpty()
        ? Future.succeededFuture(reply())
        : new Changing(board, boards.parts().store(), user, now).all(keyed).map(this::with);
  }

  private void tried(int index, Runnable what) {
    try {
      what.run();
      taken++;
    } catch (Refusal refusal) {
      refused.add(new RefusedItem(index, refusal.reply()));
    }
  }

  private Reply with(Changing changed) {
    taken += changed.taken();
    refused.addAll(changed.refused());
    return reply();
  }

  private Reply reply() {
    refused.sort(Comparator.comparingInt(RefusedItem::index));
    return new BoardReply.Recorded(board.name(), taken, refused);
  }

  private Future<Reply> exactly(BoardCommand.Record command) {
    String cid =
        command
            .cid()
            .orElseThrow(
                () ->
                    new Refusal(Problem.BAD_REQUEST.refusedFor("cid", "What is exact has a cid.")));
    List<Item.Count> counts = new ArrayList<>();
    for (BoardCommand.Numbered numbered : command.items()) {
      tried(numbered.index(), () -> counts.add(exact(numbered.item())));
    }
    return counts.isEmpty()
        ? Future.succeededFuture(reply())
        : board.counting().count(counts, user, cid, now).map(counted -> reply());
  }

  private Item.Count exact(Item item) {
    if (item instanceof Item.Count count && count.at().isEmpty()) {
      board.counting().check(count);
      return count;
    }
    throw new Refusal(
        Problem.BAD_REQUEST.refusedFor("exact", "Only counts without a time are exact."));
  }
}
