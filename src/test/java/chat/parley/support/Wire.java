package chat.parley.support;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** One client connection over some carrier, with chat.v1 objects in both directions. */
public interface Wire {

  void send(JsonObject command);

  /** Sends something that may be no command at all. */
  void sendText(String text);

  /** Sends a piece of a file, where the carrier has a way for bytes. */
  default void sendPiece(long upload, long offset, byte[] data) {
    throw new UnsupportedOperationException("this carrier carries no files");
  }

  void close();

  /** Cuts the connection without a word. */
  void drop();

  /**
   * What has arrived, as chat.v1 has it: without what this carrier alone adds. Empty for what is
   * none of chat.v1.
   */
  default Optional<JsonObject> plain(JsonObject heard) {
    return Optional.of(heard);
  }

  /** Hears what arrives; may be called on any thread. */
  interface Ear {
    void hear(JsonObject object);

    /**
     * @param code the close code, or 1006 when there was none
     */
    void closed(int code);
  }

  /** Opens connections over one carrier. */
  interface Carrier {
    Wire connect(int port, Ear ear);
  }
}
