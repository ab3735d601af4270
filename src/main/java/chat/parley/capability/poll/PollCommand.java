package chat.parley.capability.poll;

import chat.parley.board.Poll;
import chat.parley.message.MessageId;
import chat.parley.protocol.Command;
import chat.parley.protocol.Weight;

/** What is asked of polls, votes apart: those are recorded on boards. */
public sealed interface PollCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R ask(Ask command);

    R close(Close command);
  }

  /**
   * Asks all in a room, by a message.
   *
   * @param cid by which a retry is the same poll
   */
  record Ask(String room, Poll poll, String cid) implements PollCommand {
    @Override
    public long kept() {
      long choices = poll.choices().stream().mapToLong(Weight::kept).sum();
      return Weight.ENVELOPE + 2 * (Weight.kept(poll.question()) + choices);
    }

    public <R> R match(Cases<R> cases) {
      return cases.ask(this);
    }
  }

  /** Who has asked wants no more votes. */
  record Close(MessageId message) implements PollCommand {
    public <R> R match(Cases<R> cases) {
      return cases.close(this);
    }
  }
}
