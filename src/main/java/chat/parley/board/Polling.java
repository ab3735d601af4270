package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Records votes on the board of a poll, which takes nothing else. A vote is always the sender's.
 */
final class Polling {
  private final Board board;
  private final Voting voting;
  private final String user;
  private final List<RefusedItem> refused = new ArrayList<>();
  private int taken;

  /**
   * @param user the id of who votes
   */
  Polling(Board board, Voting voting, String user) {
    this.board = board;
    this.voting = voting;
    this.user = user;
  }

  Future<Reply> record(BoardCommand.Record command) {
    refused.addAll(command.refused());
    List<Future<Void>> votes = new ArrayList<>();
    for (BoardCommand.Numbered item : command.items()) {
      try {
        votes.add(
            voting
                .vote(new Vote(user, choice(item.item())))
                .map(
                    why -> {
                      answered(item.index(), why);
                      return null;
                    }));
      } catch (Refusal refusal) {
        refused.add(new RefusedItem(item.index(), refusal.reply()));
      }
    }
    return votes.isEmpty()
        ? Future.succeededFuture(reply())
        : Future.all(votes).map(all -> reply());
  }

  private void answered(int index, Optional<Refused> why) {
    why.ifPresentOrElse(reason -> refused.add(new RefusedItem(index, reason)), () -> taken++);
  }

  private OptionalInt choice(Item item) {
    if (!(item instanceof Item.Vote vote) || !item.name().equals(PollName.METRIC)) {
      throw new Refusal(Problem.KIND.refusedFor("items", "A poll takes votes and nothing else."));
    }
    if (vote.choice().isEmpty()) {
      return OptionalInt.empty();
    }
    int place = voting.state().poll().choices().indexOf(vote.choice().get());
    if (place < 0) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("value", "The poll has no such choice."));
    }
    return OptionalInt.of(place);
  }

  private Reply reply() {
    refused.sort(Comparator.comparingInt(RefusedItem::index));
    return new BoardReply.Recorded(board.name(), taken, refused);
  }
}
