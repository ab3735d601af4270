package chat.parley.transport.socketio.engine;

import chat.parley.budget.Budget;
import chat.parley.transport.websocket.FrameSocket;
import chat.parley.transport.websocket.StrictWebSocket;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A WebSocket that was accepted by another loop than the one its session belongs to: what is
 * written in a turn crosses over in one hop. All of it but the crossing is used on the session's
 * loop.
 */
final class CrossLoopSocket implements FrameSocket {
  private static final long MOST_ARRIVING = 1024 * 1024;

  private final StrictWebSocket socket;
  private final EngineLoop there;
  private final EngineLoop here;
  private final Budget receiving;
  private final AtomicLong crossing = new AtomicLong();
  private final AtomicLong arriving = new AtomicLong();
  private List<ByteBuf> unflushed = new ArrayList<>();
  private StrictWebSocket.Listener listener = new StrictWebSocket.Listener() {};

  /**
   * Must be made on the loop of the socket.
   *
   * @param there the loop of the socket
   * @param here the loop of the session
   * @param receiving bounds what is on its way to the session
   */
  CrossLoopSocket(StrictWebSocket socket, EngineLoop there, EngineLoop here, Budget receiving) {
    this.receiving = receiving;
    this.socket = socket;
    this.there = there;
    this.here = here;
    socket.listener(
        new StrictWebSocket.Listener() {
          @Override
          public void text(String text) {
            receive(text.length(), () -> listener.text(text));
          }

          @Override
          public void binary(Buffer data) {
            receive(data.length(), () -> listener.binary(data));
          }

          @Override
          public void closed() {
            here.execute(() -> listener.closed());
          }

          @Override
          public void tooSlow() {
            here.execute(() -> listener.tooSlow());
          }

          @Override
          public boolean tooLarge() {
            here.execute(CrossLoopSocket.this::tooLarge);
            return true;
          }
        });
  }

  private void tooLarge() {
    listener.tooLarge();
    flush();
    there.execute(socket::tooLarge);
  }

  /** What is read faster than it is handled would pile up between the loops. */
  private void receive(int length, Runnable message) {
    if (!receiving.take(length)) {
      socket.overloaded();
      return;
    }
    if (arriving.addAndGet(length) > MOST_ARRIVING) {
      socket.reading(false);
    }
    here.execute(
        () -> {
          try {
            message.run();
          } finally {
            receiving.release(length);
            if (arriving.addAndGet(-length) <= MOST_ARRIVING) {
              socket.reading(true);
            }
          }
        });
  }

  @Override
  public void listener(StrictWebSocket.Listener listener) {
    this.listener = listener;
  }

  @Override
  public void write(ByteBuf frame) {
    unflushed.add(frame.retainedDuplicate());
    crossing.addAndGet(frame.readableBytes());
  }

  @Override
  public void flush() {
    if (unflushed.isEmpty()) {
      return;
    }
    List<ByteBuf> batch = unflushed;
    unflushed = new ArrayList<>();
    there.execute(() -> writeThere(batch));
  }

  private void writeThere(List<ByteBuf> batch) {
    for (ByteBuf frame : batch) {
      crossing.addAndGet(-frame.readableBytes());
      socket.write(frame);
      frame.release();
    }
    socket.flush();
  }

  @Override
  public long waitingBytes() {
    return crossing.get() + socket.waitingBytes();
  }

  @Override
  public void mostMessageBytes(int bytes) {
    there.execute(() -> socket.mostMessageBytes(bytes));
  }

  @Override
  public void close(int code, String reason) {
    flush();
    there.execute(() -> socket.close(code, reason));
  }
}
