package chat.parley.transport.yjs;

import chat.parley.document.DocumentName;
import chat.parley.protocol.Command;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;

/** What one document of a socket needs of the socket. Used on its loop. */
interface Outlet {

  /** Sends something to this client alone; nothing when it has gone. */
  void send(byte[] message);

  /** Asks in the name of the client; answers are never failures. */
  Future<Reply> ask(Command command);

  /** Something is done that what comes next may have to wait for, until it is completed. */
  <T> Future<T> during(Future<T> work);

  /** Done in so many milliseconds, or never when the client has gone meanwhile. */
  Future<Void> after(long millis);

  /** How much of a document the client is sent at once, in bytes. */
  int piece();

  /** Whether the client reads, so that more can be sent. */
  boolean reads();

  /** The client does not hear a document any more, unless it has it open twice. */
  void forget(DocumentName document);

  /**
   * Ends the connection soon: a client that comes again whatever it is told must not do so at once.
   */
  void leave(int code, String reason);
}
