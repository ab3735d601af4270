package chat.parley.message.link;

import chat.parley.message.MessageId;
import chat.parley.protocol.Command;

/** What a client asks of the links in messages. */
public sealed interface LinkCommand extends Command {

  <R> R match(Cases<R> cases);

  /** One method per command: adding one breaks every place that must know it. */
  interface Cases<R> {
    R cards(ReadCards command);
  }

  /** The cards of the pages to which a message links. */
  record ReadCards(MessageId message) implements LinkCommand {
    public <R> R match(Cases<R> cases) {
      return cases.cards(this);
    }
  }
}
