package chat.parley.transport;

import chat.parley.delivery.WireFormat;
import chat.parley.pace.Visitor;
import io.vertx.core.buffer.Buffer;

/**
 * A socket that carries texts both ways, whatever is below it. Used only on its own loop.
 *
 * @param <P> what it writes when many such sockets share one encoding
 */
public interface TextSocket<P> {

  /** What kind of socket it is. */
  Carrier carrier();

  /** Who is told what happens on the socket; set once, before anything can happen. */
  void listener(Listener listener);

  /** Who is at the other end, as far as that is counted. */
  Visitor visitor();

  /** How events are encoded once for all sockets of this kind. */
  WireFormat<P> format(EventSerializer serializer);

  /** Queues a shared payload until {@link #flush}. */
  void write(P payload);

  void flush();

  /** Queues one text for this socket alone until {@link #flush}. */
  void send(String text);

  long waitingBytes();

  /**
   * True when the other side has been heard within so many milliseconds, as far as can be known.
   */
  boolean alive(long withinMillis);

  /** Asks for a sign of life, where the carrier has a way to. */
  void ping();

  void close(int code, String reason);

  /** What happens on a socket. */
  interface Listener {
    void text(String text);

    /**
     * Something binary has come.
     *
     * @return false when it must not
     */
    default boolean binary(Buffer data) {
      return false;
    }

    void closed();

    /** Too much has come in for too long. */
    void flooded();

    /** It must go, because too much waits in the node, and most of it for this one. */
    void tooSlow();
  }
}
