package chat.parley.transport.yjs;

import chat.parley.pace.Price;
import chat.parley.transport.yjs.message.ClientMessage;

/**
 * A message that has come.
 *
 * @param label of the document that it is about, as the client writes it
 * @param bytes of its frame
 */
record Received(String label, ClientMessage message, int bytes) implements Inbox.Weighed {
  private static final Price READING = new Price(2, 0, 0);
  private static final double CURSOR = 0.5;

  /** So much of a vector is read for the price of a command. */
  private static final double VECTOR_BYTES = 2_048;

  /** What is written has its bytes paid; a cursor moves with nearly every key. */
  Price price() {
    if (message instanceof ClientMessage.Update || message instanceof ClientMessage.StepTwo) {
      return new Price(1, 0, bytes);
    }
    if (message instanceof ClientMessage.Cursors) {
      return new Price(CURSOR, 0, bytes);
    }
    if (message instanceof ClientMessage.Stateless) {
      return new Price(1, 1, bytes);
    }
    if (message instanceof ClientMessage.StepOne) {
      return new Price(READING.commands() + bytes / VECTOR_BYTES, 0, 0);
    }
    return message instanceof ClientMessage.QueryStates ? READING : Price.ONE_COMMAND;
  }
}
