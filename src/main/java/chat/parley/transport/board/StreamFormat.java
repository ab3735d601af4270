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
    if (event instanceof BoardEvent.AlertsChanged) {
      return spelled("alerts", event);
    }
    return event instanceof BoardEvent.Closed ? spelled("closed", event) : NOTHING;
  }

  /** What changes nothing of where one goes on from. */
  private static Buffer spelled(String name, Event event) {
    return Buffer.buffer("event: " + name + "\ndata: " + EventWriter.json(event).encode() + "\n\n");
  }

  /** Whether nothing follows. */
  static boolean last(Buffer spelled) {
    return spelled.length() > CLOSED.length()
        && CLOSED.equals(spelled.getString(0, CLOSED.length()));
  }

  /** JSON that is spelled out has no line breaks. */
  static Buffer spelled(String name, long rev, JsonObject json) {
    return Buffer.buffer("id: " + rev + "\nevent: " + name + "\ndata: " + json.encode() + "\n\n");
  }
}
