package chat.parley.transport.program;

import chat.parley.access.Sender;
import chat.parley.capability.Chat;
import chat.parley.protocol.Command;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;

/** Asks for a service, and makes a failure of what is refused. */
record Asking(Chat chat, Sender sender) {

  <R extends Reply> Future<R> ask(Command command, Class<R> kind) {
    return chat.handle(sender, command).map(reply -> kind.cast(taken(reply)));
  }

  private static Reply taken(Reply reply) {
    if (reply instanceof Refused refused) {
      throw new Refusal(refused);
    }
    return reply;
  }
}
