package chat.parley.transport.socketio.chat;

import chat.parley.delivery.CloseCode;
import chat.parley.delivery.Connection;
import chat.parley.delivery.WireFormat;
import chat.parley.pace.Visitor;
import chat.parley.transport.Carrier;
import chat.parley.transport.ChatSession;
import chat.parley.transport.ClientConnection;
import chat.parley.transport.Goodbye;
import chat.parley.transport.Loop;
import chat.parley.transport.SessionUploads;
import chat.parley.transport.socketio.Newcomer;
import chat.parley.transport.socketio.Socket;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A chat session's way out over a socket of Socket.IO. Lives on the socket's loop. */
final class ChatSocket implements Connection<ChatPayload>, ClientConnection {
  private final Loop loop;
  private final Newcomer newcomer;
  private final WireFormat<ChatPayload> format;
  private final ChatSession session;
  private final Positions positions = new Positions();
  private final CatchUp catchUp = new CatchUp(this);
  private final long id = ThreadLocalRandom.current().nextLong();
  private final List<ChatPayload> early = new ArrayList<>(0);
  private long earlyBytes;
  private Optional<Socket> socket = Optional.empty();
  private boolean closed;

  ChatSocket(Loop loop, Newcomer newcomer) {
    this.loop = loop;
    this.newcomer = newcomer;
    this.format = new ChatFormat(newcomer.format());
    this.session =
        new ChatSession(
            loop,
            this,
            newcomer.id(),
            visitor(newcomer),
            new SessionUploads(loop, visitor(newcomer), this::carrier, this::tell));
    loop.opened(this);
  }

  /** Of the connection: whoever leaves and enters again is not a new person. */
  private static Visitor visitor(Newcomer newcomer) {
    return (Visitor) newcomer.connection().get(Visitor.class.getName());
  }

  ChatSession session() {
    return session;
  }

  Positions positions() {
    return positions;
  }

  CatchUp catchUp() {
    return catchUp;
  }

  /** Whether the client's library can come back by itself. */
  boolean recovers() {
    return newcomer.recovers();
  }

  boolean closed() {
    return closed;
  }

  /**
   * The client knows that it is connected; what was for it meanwhile waits for {@link #release}.
   */
  void opened(Socket opened) {
    socket = Optional.of(opened);
    if (closed) {
      opened.close();
    } else {
      opened.onDisconnect(this::gone);
    }
  }

  /** Tells what came in before the client had heard what it missed. */
  void release() {
    socket.ifPresent(
        opened -> {
          early.forEach(payload -> write(opened, payload));
          opened.flushLater();
        });
    early.clear();
    earlyBytes = 0;
  }

  /**
   * Tells this client alone.
   *
   * @param event as {@link ChatFormat#values} takes it
   */
  void tell(JsonObject event) {
    List<Object> values = ChatFormat.values(event);
    ChatPayload payload = new ChatPayload(newcomer.format(), values, Optional.empty(), true);
    socket.ifPresent(
        opened -> {
          write(opened, payload);
          opened.flushLater();
        });
    payload.release();
  }

  @Override
  public Carrier carrier() {
    return Carrier.SOCKET_IO;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public WireFormat<ChatPayload> format() {
    return format;
  }

  /** Before the client knows that it is connected, its library would drop what it hears. */
  @Override
  public void write(ChatPayload payload) {
    if (!closed) {
      socket.ifPresentOrElse(opened -> write(opened, payload), () -> keep(payload));
    }
  }

  private void keep(ChatPayload payload) {
    early.add(payload);
    earlyBytes += payload.weight();
  }

  private void write(Socket opened, ChatPayload payload) {
    payload.entry().ifPresent(positions::heard);
    payload.writeTo(opened, recovers() ? Optional.of(positions.offset()) : Optional.empty());
  }

  @Override
  public void flush() {
    socket.ifPresent(Socket::flush);
  }

  @Override
  public long waitingBytes() {
    return socket.map(Socket::waitingBytes).orElse(earlyBytes);
  }

  /** The engine below has its own heartbeat. */
  @Override
  public void beat(long now) {
    session.beat(now);
  }

  /** A client that shall come back is only cut off: its library comes back by itself. */
  @Override
  public void close(CloseCode code) {
    if (closed) {
      return;
    }
    tell(Goodbye.of(code));
    end();
    socket.ifPresent(
        opened -> {
          if (code.reconnect() == CloseCode.Reconnect.NEVER) {
            opened.disconnect();
          }
          opened.close();
        });
  }

  @Override
  public Future<Void> drain() {
    return session.drain();
  }

  private void gone(String reason) {
    if (!closed && reason.equals("client namespace disconnect")) {
      session.left();
    }
    end();
  }

  void end() {
    if (!closed) {
      closed = true;
      early.clear();
      earlyBytes = 0;
      loop.closed(this);
      session.lost();
    }
  }

  /** Whether the client takes more than it is told anyway. */
  boolean idle() {
    return waitingBytes() < loop.limits().waitingBytes() / 2;
  }
}
