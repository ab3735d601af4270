package chat.parley.board;

import chat.parley.access.User;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Records the items of one command, each for itself: what is wrong with one harms no other. */
final class Recording {
  private final Boards boards;
  private final Board board;
  private final User user;
  private final long now;
  private final List<RefusedItem> refused = new ArrayList<>();
  private int taken;

  Recording(Boards boards, Board board, User user, long now) {
    this.boards = boards;
    this.board = board;
    this.user = user;
    this.now = now;
  }

  Future<Reply> record(BoardCommand.Record command) {
    boards.requireMemory();
    refused.addAll(command.refused());
    List<BoardCommand.Numbered> keyed = new ArrayList<>();
    for (BoardCommand.Numbered numbered : command.items()) {
      if (numbered.item() instanceof Item.Sample sample) {
        record(numbered.index(), sample);
      } else {
        keyed.add(numbered);
      }
    }
    if (taken > 0) {
      board.changed();
    }
    return Future.succeededFuture(new BoardReply.Recorded(board.name(), taken, refused));
  }

  private void record(int index, Item.Sample sample) {
    try {
      board.state().record(sample, now);
      taken++;
    } catch (Refusal refusal) {
      refused.add(new RefusedItem(index, refusal.reply()));
    }
  }
}
