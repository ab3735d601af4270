package chat.parley.transport.board;

import chat.parley.board.BoardEvent;
import chat.parley.delivery.WireFormat;
import chat.parley.protocol.Event;
import chat.parley.wire.EventWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Events of boards as a stream of server-sent events has them; all others are nothing. */
enum StreamFormat implements WireFormat<Buffer> {
  STREAM;

  /** A comment, which nobody sees; it keeps proxies from taking the stream for dead. */
  static final Buffer ALIVE = Buffer.buffer(":\n\n");

  private static final String CLOSED = "event: closed\ndata: ";
  private static final Buffer NOTHING = Buffer.buffer();

  @Override
  public Buffer encode(Event event) {
    if (event instanceof BoardEvent.Changed changed) {
      return spelled("board", changed.view().rev(), EventWriter.json(event));
    }
    return event instanceof BoardEvent.Closed
        ? Buffer.buffer(CLOSED + EventWriter.json(event).encode() + "\n\n")
        : NOTHING;
  }

  /** Whether nothing follows: what does has its number first. */
  static boolean last(Buffer spelled) {
    return spelled.length() > 0 && spelled.getByte(0) == CLOSED.charAt(0);
  }

  /** JSON that is spelled out has no line breaks. */
  static Buffer spelled(String name, long rev, JsonObject json) {
    return Buffer.buffer("id: " + rev + "\nevent: " + name + "\ndata: " + json.encode() + "\n\n");
  }
}
