package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The HTTP requests of one session: those that wait for packets, and those that bring some (what
 * Engine.IO calls poll and data requests). Used on the loop of the session, but for {@link
 * #claims}.
 */
final class PollingRequests {
  private static final int PACKETS_PER_TURN = 1_000;

  private final EngineSession session;
  private final SessionTransport transport;
  private final AtomicReference<Optional<PostedBody>> posting =
      new AtomicReference<>(Optional.empty());
  private Optional<HttpExchange> handled = Optional.empty();

  PollingRequests(EngineSession session, SessionTransport transport) {
    this.session = session;
    this.transport = transport;
  }

  /** Hands a request to the polling transport, unless the session has gone on to another one. */
  private void polling(HttpExchange exchange, Consumer<PollingTransport> handler) {
    session.loop().returns().stop(session);
    boolean there = session.open() || session.closing();
    if (there && transport.current() instanceof PollingTransport polling) {
      handler.accept(polling);
    } else {
      exchange.refuse(EngineError.BAD_REQUEST);
    }
  }

  void poll(HttpExchange exchange) {
    polling(exchange, polling -> poll(polling, exchange));
  }

  /** A request waits; it returns at once when there is more to do than to wait. */
  private void poll(PollingTransport polling, HttpExchange exchange) {
    if (!polling.poll(exchange)) {
      return;
    }
    if (session.closing() && polling.isEmpty()) {
      session.end(CloseReason.by("forced close"));
    } else if (transport.probed()) {
      polling.releasePoll();
    } else {
      polling.flush();
    }
  }

  /** The client has given a waiting request up. */
  void pollAbandoned(HttpExchange exchange) {
    polling(exchange, polling -> polling.abandoned(exchange));
  }

  /** Claims the one place for a request that brings packets, on any thread. */
  boolean claims(PostedBody body) {
    Optional<PostedBody> nobody = posting.get();
    return nobody.isEmpty() && posting.compareAndSet(nobody, Optional.of(body));
  }

  /** A request has come while another one was bringing packets. */
  void overlapping(HttpExchange exchange) {
    polling(exchange, polling -> polling.overlapping(exchange));
  }

  /** A request has brought packets. */
  void post(HttpExchange exchange, boolean binary, Buffer body) {
    PayloadReader packets = PayloadReader.of(session.revision(), binary, body);
    polling(exchange, polling -> handle(polling, exchange, packets));
    if (!(transport.current() instanceof PollingTransport)) {
      posting.set(Optional.empty());
    }
  }

  /** So many packets in one turn, so that a body of very many does not keep others waiting. */
  private void handle(PollingTransport polling, HttpExchange exchange, PayloadReader packets) {
    boolean more = false;
    handled = Optional.of(exchange);
    try {
      more = polling.handle(exchange, packets, PACKETS_PER_TURN);
    } finally {
      handled = Optional.empty();
      if (!more) {
        posting.set(Optional.empty());
      }
    }
    if (more) {
      session.loop().later(() -> handle(polling, exchange, packets));
    }
  }

  /** The one whose packets are being handled in this turn, if one is. */
  Optional<HttpExchange> handled() {
    return handled;
  }

  /** The body of a request was too long. */
  void tooLarge(HttpExchange exchange) {
    polling(exchange, PollingTransport::refusePollLater);
    failed();
  }

  /** The body of a request never came, or was too long. */
  void failed() {
    posting.set(Optional.empty());
    session.end(CloseReason.by("transport error"));
  }

  /** The session is over, and so is the request that was bringing packets. */
  void ended() {
    posting.get().ifPresent(PostedBody::sessionEnded);
  }
}
