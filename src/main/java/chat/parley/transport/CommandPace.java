package chat.parley.transport;

import chat.parley.pace.Price;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.wire.ReplyWriter;

/** The rate limit of one client's commands: what he asks is paid for, or refused for a while. */
final class CommandPace {
  private final Visitor visitor;

  CommandPace(Visitor visitor) {
    this.visitor = visitor;
  }

  /**
   * @throws Refusal when he asks too much, with the milliseconds until he may again
   */
  void pay(Price price) {
    long waitMillis = visitor.pay(price);
    if (waitMillis > 0) {
      String detail =
          price.sends() > 0 ? "This is too much at once." : "These are too many commands.";
      throw new Refusal(Problem.RATE_LIMITED.refusedForNow(detail, waitMillis));
    }
  }

  /** What is refused, and a frame that is no command, cost as much as a small command. */
  Refused refused(Refusal refused) {
    if (refused.reply().problem() == Problem.RATE_LIMITED) {
      return refused.reply();
    }
    try {
      pay(Price.ONE_COMMAND);
      return refused.reply();
    } catch (Refusal tooMany) {
      return tooMany.reply();
    }
  }

  /** What an answer has cost is known only now, and paid with what he asks next. */
  void answered(Reply reply) {
    visitor.owes(ReplyWriter.price(reply));
  }
}
