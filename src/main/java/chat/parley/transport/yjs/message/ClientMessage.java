package chat.parley.transport.yjs.message;

import chat.parley.document.CursorState;
import java.util.List;

/** What a client says of one document; both wires have these in common, but for some. */
public sealed interface ClientMessage {

  /** It has so much: what does it lack? */
  record StepOne(byte[] vector, boolean asksBack) implements ClientMessage {}

  /** What the server lacks, as the answer to its own step one. */
  record StepTwo(byte[] update) implements ClientMessage {}

  record Update(byte[] update) implements ClientMessage {}

  /** Where it is; what else it has sent of others is left out. */
  record Cursors(List<CursorState> own) implements ClientMessage {}

  /** Where it is, and where it has heard that others are; not read yet. */
  record States(byte[] states) implements ClientMessage {}

  record QueryStates() implements ClientMessage {}

  /**
   * Who it is.
   *
   * @param pings whether it knows pings without a document's name
   */
  record Token(String token, boolean pings) implements ClientMessage {}

  /** Something of the application's own. */
  record Stateless(String text) implements ClientMessage {}

  /** It wants nothing of this document any more. */
  record Leave() implements ClientMessage {}

  /** To be sent back when all that came before is stored; of y-sweet. */
  record Probe(byte[] version) implements ClientMessage {}

  record Unknown(long type) implements ClientMessage {}
}
