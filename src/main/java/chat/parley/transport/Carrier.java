package chat.parley.transport;

import java.util.Locale;

/** The transport that brings a client to the chat, as metrics name it. */
public enum Carrier {
  WEBSOCKET,
  SOCKJS_WEBSOCKET,
  SOCKJS_HTTP,
  SOCKET_IO,
  EVENT_BUS,
  Y_WEBSOCKET,
  HOCUSPOCUS,
  EVENT_STREAM;

  /** Whether pieces of files come over it; others have HTTP for that. */
  boolean carriesFiles() {
    return this == WEBSOCKET || this == SOCKET_IO;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
