package chat.parley.capability;

import chat.parley.access.Sender;
import chat.parley.protocol.Command;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;

/** What Parley does, asked by every carrier. */
public interface Chat {

  /**
   * Obeys or refuses. The future fails only for a bug or an outage; everything a client can cause
   * is a reply.
   */
  Future<Reply> handle(Sender sender, Command command);
}
