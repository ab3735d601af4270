package chat.parley.transport.yjs;

import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentReply;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.yjs.message.ServerMessages;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends a client what it lacks, part by part and no faster than it reads. The parts are updates,
 * and the last one is the step two for which the client waits.
 */
final class Pages {
  private static final long PATIENCE_MILLIS = 50;

  private final DocumentName document;
  private final Outlet outlet;
  private final ServerMessages messages;
  private final Consumer<Refused> failed;

  /**
   * @param failed is told when there is no more to be had
   */
  Pages(DocumentName document, Outlet outlet, ServerMessages messages, Consumer<Refused> failed) {
    this.document = document;
    this.outlet = outlet;
    this.messages = messages;
    this.failed = failed;
  }

  /**
   * @param vector what the client has
   * @param next with which more is to be had
   */
  void send(byte[] vector, byte[] update, Optional<String> next) {
    next.ifPresentOrElse(
        more -> {
          outlet.send(messages.update(update));
          go(vector, more);
        },
        () -> outlet.send(messages.stepTwo(update)));
  }

  private void go(byte[] vector, String next) {
    if (outlet.reads()) {
      outlet
          .during(outlet.ask(new DocumentCommand.More(document, vector, next, outlet.piece())))
          .onSuccess(reply -> read(vector, reply));
    } else {
      outlet.after(PATIENCE_MILLIS).onSuccess(waited -> go(vector, next));
    }
  }

  private void read(byte[] vector, Reply reply) {
    if (reply instanceof DocumentReply.Part part) {
      send(vector, part.update(), part.next());
    } else if (reply instanceof Refused refused) {
      failed.accept(refused);
    }
  }
}
