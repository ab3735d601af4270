package chat.parley.transport.yjs;

import chat.parley.delivery.CloseCode;
import chat.parley.delivery.Connection;
import chat.parley.protocol.Command;
import chat.parley.protocol.Reply;
import chat.parley.transport.ClientConnection;
import chat.parley.transport.CommandSession;
import chat.parley.transport.Loop;
import chat.parley.transport.MonotonicClock;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.yjs.message.MalformedMessage;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A client of Yjs: a session of the chat over a socket that carries binary messages. What they mean
 * is left to the wires that extend it. Used on the socket's loop.
 */
abstract class DocumentSocket
    implements Connection<DocumentFrames>, ClientConnection, StrictWebSocket.Listener, Outlet {
  private static final int UNSUPPORTED_DATA = 1003;

  /** Who comes again whatever he is told must not come again at once. */
  private static final long LEAVE_MILLIS = 1_000;

  private final YjsParts parts;
  private final Loop loop;
  private final StrictWebSocket socket;
  private final CommandSession session;
  private final Inbox<Received> inbox;
  private final long id = ThreadLocalRandom.current().nextLong();
  private final Heartbeat heartbeat;
  private final Output output;
  private final Early early = new Early();
  private boolean leaving;

  DocumentSocket(YjsParts parts, StrictWebSocket socket) {
    this.parts = parts;
    this.loop = parts.loop();
    this.socket = socket;
    this.session = new CommandSession(loop, this, socket.visitor());
    this.heartbeat = new Heartbeat(loop.times(), socket::silence, socket::ping);
    this.output = new Output(loop, this, socket, heartbeat::told);
    this.inbox =
        new Inbox<>(
            parts.vertx(),
            parts.receiving(),
            received -> session.pay(received.price()),
            this::take,
            socket::reading);
  }

  /** Begins to listen; a server that is full says so and closes. */
  final void start() {
    socket.listener(this);
    loop.opened(this);
    if (loop.connections() > parts.mostConnections()) {
      close(CloseCode.OVERLOADED);
    } else if (!socket.visitor().placed()) {
      close(CloseCode.TOO_MANY);
    } else if (loop.draining()) {
      close(CloseCode.DRAIN);
    } else {
      started();
    }
  }

  abstract void started();

  /**
   * A message has come.
   *
   * @throws MalformedMessage when it is none
   */
  abstract void read(byte[] frame);

  abstract void take(Received received);

  /** The client is silent for a while; it may wait for the server to begin. */
  abstract void speakFirst();

  /** The client has heard nothing for long, and must hear something. */
  abstract void talk();

  /** The code for a client whose messages cannot be read. */
  abstract int malformedCode();

  final CommandSession session() {
    return session;
  }

  @Override
  public final void binary(Buffer data) {
    if (leaving || output.closed()) {
      return;
    }
    try {
      read(data.getBytes());
    } catch (MalformedMessage malformed) {
      leave(malformedCode(), malformed.getMessage());
    }
  }

  /** It is paid for and heard, at once or later. */
  final void receive(Received received) {
    if (!inbox.add(received)) {
      close(CloseCode.TOO_FAST);
    }
  }

  /** What comes before its document is open has little place. */
  final void pass(DocumentChannel channel, Received received) {
    if (channel.open() || channel.ended() || early.take(received.bytes())) {
      channel.hear(received.message());
    } else {
      close(CloseCode.TOO_FAST);
    }
  }

  @Override
  public final void text(String text) {
    closeWith(UNSUPPORTED_DATA, "binary only");
  }

  @Override
  public final void send(byte[] message) {
    output.send(message);
  }

  final void writeFrame(ByteBuf frame) {
    output.write(frame);
  }

  @Override
  public final Future<Reply> ask(Command command) {
    return session.ask(command);
  }

  @Override
  public final <T> Future<T> during(Future<T> work) {
    inbox.begun();
    return work.onComplete(done -> inbox.ended());
  }

  @Override
  public final Future<Void> after(long millis) {
    return parts.after(millis, () -> !output.closed());
  }

  @Override
  public final int piece() {
    return parts.piece();
  }

  @Override
  public final boolean reads() {
    return output.idle();
  }

  @Override
  public final void leave(int code, String reason) {
    if (!leaving && !output.closed()) {
      leaving = true;
      inbox.close();
      loop.sockets().flushLater(this);
      after(LEAVE_MILLIS).onSuccess(waited -> closeWith(code, reason));
    }
  }

  /**
   * Time goes by: who says nothing, or does not answer, is let go.
   *
   * @param now as {@link MonotonicClock}
   */
  @Override
  public final void beat(long now) {
    heartbeat
        .beat(now, session.sender().isPresent(), !inbox.paused())
        .ifPresentOrElse(this::close, () -> live(now));
  }

  private void live(long now) {
    if (heartbeat.waits(now)) {
      speakFirst();
    }
    if (heartbeat.mustTalk(now)) {
      talk();
    }
  }

  @Override
  public final long id() {
    return id;
  }

  @Override
  public final void flush() {
    socket.flush();
  }

  @Override
  public final long waitingBytes() {
    return socket.waitingBytes();
  }

  @Override
  public final Future<Void> drain() {
    return session.drain();
  }

  @Override
  public final void close(CloseCode code) {
    closeWith(code.code(), code.name().toLowerCase(Locale.ROOT));
  }

  private void closeWith(int code, String reason) {
    if (!output.closed()) {
      end();
      socket.close(code, reason);
    }
  }

  @Override
  public final void closed() {
    if (!output.closed()) {
      end();
    }
  }

  @Override
  public final boolean flooded() {
    close(CloseCode.TOO_FAST);
    return true;
  }

  @Override
  public final void tooSlow() {
    if (!output.closed()) {
      loop.sockets().tooSlow(this);
    }
  }

  private void end() {
    output.close();
    inbox.close();
    socket.visitor().leaves();
    loop.closed(this);
    session.lost();
  }
}
