package chat.parley.message.link;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.message.Message;
import chat.parley.message.MessageStore;
import chat.parley.message.Rejection;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.List;

/**
 * Shows to one sender the cards of a message that he may read. Nobody can have an address fetched
 * that is in no message, so this is no proxy for whoever comes.
 */
public final class LinkHandler implements LinkCommand.Cases<Future<Reply>> {
  private final Rooms rooms;
  private final MessageStore store;
  private final CardSource source;
  private final Sender sender;

  public LinkHandler(Rooms rooms, MessageStore store, CardSource source, Sender sender) {
    this.rooms = rooms;
    this.store = store;
    this.source = source;
    this.sender = rooms.named(sender);
  }

  @Override
  public Future<Reply> cards(LinkCommand.ReadCards command) {
    if (!source.on()) {
      throw new Refusal(Problem.NO_SUCH_OP.refused("There are no cards on this server."));
    }
    rooms.permitted(sender, command.message().room(), Verb.READ);
    return LogEnvironment.inTime(store.message(command.message(), sender.user().id()))
        .map(
            found ->
                found.orElseThrow(() -> new Refusal(Rejection.NO_SUCH_MESSAGE.refused("message"))))
        .compose(message -> source.cards(links(message)))
        .map(cards -> new LinkReply.Cards(command.message(), cards));
  }

  /** Of one that is still being written the last link may not be whole. */
  private static List<String> links(Message message) {
    return message.state().open() ? List.of() : WrittenLinks.in(message.body());
  }
}
