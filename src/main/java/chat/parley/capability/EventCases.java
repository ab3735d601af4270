package chat.parley.capability;

import chat.parley.board.BoardEvent;
import chat.parley.board.lines.LineEvent;
import chat.parley.document.DocumentEvent;
import chat.parley.message.MessageEvent;
import chat.parley.message.file.FileEvent;
import chat.parley.message.inbox.InboxEvent;
import chat.parley.protocol.Event;
import chat.parley.room.RoomEvent;

/** One method per event of every capability. */
public interface EventCases<R>
    extends RoomEvent.Cases<R>,
        MessageEvent.Cases<R>,
        InboxEvent.Cases<R>,
        FileEvent.Cases<R>,
        DocumentEvent.Cases<R>,
        BoardEvent.Cases<R>,
        LineEvent.Cases<R> {

  /** The one place that tells families apart. */
  static <R> R match(Event event, EventCases<R> cases) {
    if (event instanceof MessageEvent message) {
      return message.match(cases);
    }
    if (event instanceof DocumentEvent document) {
      return document.match(cases);
    }
    if (event instanceof BoardEvent board) {
      return board.match(cases);
    }
    if (event instanceof LineEvent line) {
      return line.match(cases);
    }
    if (event instanceof InboxEvent inbox) {
      return inbox.match(cases);
    }
    if (event instanceof FileEvent file) {
      return file.match(cases);
    }
    if (event instanceof RoomEvent room) {
      return room.match(cases);
    }
    throw new IllegalArgumentException("of no capability: " + event.getClass());
  }
}
