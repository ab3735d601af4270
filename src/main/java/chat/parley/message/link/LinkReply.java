package chat.parley.message.link;

import chat.parley.message.MessageId;
import chat.parley.protocol.Reply;
import java.util.List;

/** What is answered about links. */
public sealed interface LinkReply extends Reply {

  /** The cards of a message as it is now. */
  record Cards(MessageId message, List<Card> cards) implements LinkReply {
    public int weight() {
      return cards.stream().mapToInt(Card::weight).sum();
    }
  }
}
