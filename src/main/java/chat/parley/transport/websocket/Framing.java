package chat.parley.transport.websocket;

import io.vertx.core.json.Json;

/** What a WebSocket frame carries: the text itself, or the text in a SockJS envelope. */
public enum Framing {
  PLAIN {
    @Override
    public String frame(String text) {
      return text;
    }
  },
  /** {@code a["text"]}, the array frame of the SockJS protocol. */
  SOCKJS {
    @Override
    public String frame(String text) {
      return "a[" + Json.encode(text) + "]";
    }
  };

  public abstract String frame(String text);
}
