package chat.parley.transport;

import chat.parley.delivery.CloseCode;
import chat.parley.delivery.Connection;
import chat.parley.delivery.WireFormat;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A chat connection over a socket that carries text. What the texts mean is left to the protocols
 * that extend it.
 */
public abstract class TextConnection<P>
    implements Connection<P>, ClientConnection, TextSocket.Listener {
  private final Loop loop;
  private final TextSocket<P> socket;
  private final WireFormat<P> format;
  private final ChatSession session;
  private final long id = ThreadLocalRandom.current().nextLong();
  private final long openedAt = MonotonicClock.millis();
  private long pingedAt = openedAt;
  private boolean awaitsPong;
  private boolean closed;

  protected TextConnection(Loop loop, TextSocket<P> socket, EventSerializer serializer) {
    this.loop = loop;
    this.socket = socket;
    this.format = socket.format(serializer);
    this.session =
        new ChatSession(
            loop,
            this,
            SessionKeys.newId(),
            socket.visitor(),
            new SessionUploads(loop, socket.visitor(), this::carrier, this::send));
  }

  /** Begins to listen; a server that is full says so and closes. */
  public final void start(int mostConnections) {
    socket.listener(this);
    loop.opened(this);
    if (loop.connections() > mostConnections) {
      close(CloseCode.OVERLOADED);
    } else if (!socket.visitor().placed()) {
      close(CloseCode.TOO_MANY);
    } else if (loop.draining()) {
      close(CloseCode.DRAIN);
    }
  }

  protected final ChatSession session() {
    return session;
  }

  /** Sends something to this client alone, with whatever else this turn brings it. */
  protected final void send(JsonObject json) {
    if (!closed) {
      socket.send(json.encode());
      loop.sockets().flushLater(this);
      if (slow()) {
        loop.sockets().tooSlow(this);
      }
    }
  }

  /** Many long replies may come within one turn, before its end looks at what waits. */
  private boolean slow() {
    long most = loop.limits().waitingBytes();
    if (socket.waitingBytes() > most) {
      socket.flush();
    }
    return socket.waitingBytes() > most;
  }

  /** How the protocol says goodbye. */
  protected abstract JsonObject goodbye(JsonObject bye);

  @Override
  public Carrier carrier() {
    return socket.carrier();
  }

  @Override
  public final long id() {
    return id;
  }

  @Override
  public final WireFormat<P> format() {
    return format;
  }

  @Override
  public final void write(P payload) {
    if (!closed) {
      socket.write(payload);
    }
  }

  @Override
  public final void flush() {
    socket.flush();
  }

  @Override
  public final long waitingBytes() {
    return socket.waitingBytes();
  }

  /**
   * Time goes by: a client that said no hello, or does not answer, is let go.
   *
   * @param now as {@link MonotonicClock}
   */
  @Override
  public final void beat(long now) {
    session.beat(now);
    if (!session.open() && now - openedAt > 1000L * loop.times().helloSeconds()) {
      close(session.knocked() ? CloseCode.OVERLOADED : CloseCode.PROTOCOL);
      return;
    }
    long sincePing = now - pingedAt;
    awaitsPong = awaitsPong && !socket.alive(sincePing);
    if (awaitsPong && sincePing > 1000L * loop.times().pongSeconds()) {
      close(CloseCode.NO_PONG);
    } else if (!awaitsPong && sincePing > 1000L * loop.times().pingSeconds()) {
      pingedAt = now;
      awaitsPong = true;
      socket.ping();
    }
  }

  @Override
  public final Future<Void> drain() {
    return session.drain();
  }

  @Override
  public final void close(CloseCode code) {
    if (closed) {
      return;
    }
    String name = code.name().toLowerCase(Locale.ROOT);
    socket.send(goodbye(Goodbye.of(code)).encode());
    end();
    socket.close(code.code(), name);
  }

  @Override
  public final void closed() {
    if (!closed) {
      end();
    }
  }

  @Override
  public final void flooded() {
    close(CloseCode.TOO_FAST);
  }

  @Override
  public final void tooSlow() {
    if (!closed) {
      loop.sockets().tooSlow(this);
    }
  }

  private void end() {
    closed = true;
    socket.visitor().leaves();
    loop.closed(this);
    session.lost();
  }
}
