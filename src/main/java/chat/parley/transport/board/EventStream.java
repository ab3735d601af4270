package chat.parley.transport.board;

import chat.parley.board.BoardCommand;
import chat.parley.board.BoardReply;
import chat.parley.delivery.CloseCode;
import chat.parley.delivery.Connection;
import chat.parley.delivery.WireFormat;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.BearerProof;
import chat.parley.transport.Carrier;
import chat.parley.transport.ClientConnection;
import chat.parley.transport.CommandSession;
import chat.parley.transport.Loop;
import chat.parley.transport.MonotonicClock;
import chat.parley.transport.rest.ExportEndpoint;
import chat.parley.wire.Asked;
import chat.parley.wire.Fields;
import chat.parley.wire.Ops;
import chat.parley.wire.ReplyWriter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who watches a board by server-sent events, in a session of his own as long as the answer
 * lasts. Used on the loop of its request.
 */
final class EventStream implements Connection<Buffer>, ClientConnection {
  private static final long BUSY_MILLIS = 5_000;
  private static final long ALIVE_MILLIS = TimeUnit.SECONDS.toMillis(10);
  private static final long TAKEN_MILLIS = TimeUnit.SECONDS.toMillis(60);
  private static final String AGAIN = "retry: 1000\n\n";

  private final Loop loop;
  private final HttpServerResponse response;
  private final Visitor visitor;
  private final CommandSession session;
  private final long id = ThreadLocalRandom.current().nextLong();
  private final List<Buffer> early = new ArrayList<>(0);
  private boolean begun;
  private boolean over;
  private long waiting;
  private long told = MonotonicClock.millis();
  private long taken = told;

  private EventStream(Loop loop, HttpServerResponse response, Visitor visitor) {
    this.loop = loop;
    this.response = response;
    this.visitor = visitor;
    this.session = new CommandSession(loop, this, visitor);
  }

  /**
   * Begins to answer a request so.
   *
   * @throws Refusal when that cannot be asked for
   */
  static void begin(BoardParts parts, RoutingContext context) {
    BoardQuery query = new BoardQuery(context);
    Map<String, Object> fields = query.watch(context.pathParam("board"));
    query.last().ifPresent(last -> fields.put("since", last));
    Asked<?> asked = Ops.asked("watch", new Fields(fields), parts.bounds());
    String token =
        Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
            .map(BearerProof::token)
            .or(() -> query.text("token"))
            .orElse("");
    Visitor visitor = parts.visitors().enters(context.request().remoteAddress().hostAddress());
    EventStream stream = new EventStream(parts.loop(), context.response(), visitor);
    context.response().closeHandler(gone -> stream.end());
    context.response().exceptionHandler(broken -> stream.end());
    parts.loop().opened(stream);
    if (parts.loop().connections() > parts.mostConnections()) {
      stream.refuse(Problem.OVERLOADED.refusedForNow("This server is full.", BUSY_MILLIS));
    } else if (!visitor.placed()) {
      stream.refuse(Problem.RATE_LIMITED.refusedForNow("These are too many.", BUSY_MILLIS));
    } else {
      stream.comes(token, asked);
    }
  }

  private void comes(String token, Asked<?> asked) {
    session
        .comes(token, Optional.empty())
        .onSuccess(
            reply -> {
              if (reply instanceof Refused refused) {
                refuse(refused);
              } else {
                watch(asked);
              }
            });
  }

  private void watch(Asked<?> asked) {
    long wait = session.pay(asked.price(0));
    if (wait > 0) {
      refuse(Problem.RATE_LIMITED.refusedForNow("These are too many requests.", wait));
      return;
    }
    session.ask((BoardCommand.Watch) asked.what()).onSuccess(this::watches);
  }

  private void watches(Reply reply) {
    if (reply instanceof Refused refused) {
      refuse(refused);
    } else if (!over) {
      visitor.owes(ReplyWriter.price(reply));
      BoardReply.Watched watched = (BoardReply.Watched) reply;
      begun = true;
      response
          .setChunked(true)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
          // packed, each event would wait in a packer of its own
          .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
          .putHeader("X-Accel-Buffering", "no")
          .putHeader("X-Content-Type-Options", "nosniff");
      send(Buffer.buffer(AGAIN));
      send(StreamFormat.spelled("snapshot", watched.view().rev(), ReplyWriter.json(reply)));
      early.forEach(this::send);
      early.clear();
    }
  }

  private void refuse(Refused refused) {
    if (!begun) {
      if (refused.problem() == Problem.UNAUTHORIZED) {
        response.putHeader("WWW-Authenticate", "Bearer");
      }
      ExportEndpoint.refuse(response, refused);
    }
    end();
  }

  private void send(Buffer bytes) {
    if (over || bytes.length() == 0) {
      return;
    }
    if (!begun) {
      early.add(bytes);
      return;
    }
    told = MonotonicClock.millis();
    taken = waiting == 0 ? told : taken;
    waiting += bytes.length();
    response
        .write(bytes)
        .onComplete(
            written -> {
              waiting -= bytes.length();
              taken = MonotonicClock.millis();
            });
  }

  @Override
  public Carrier carrier() {
    return Carrier.EVENT_STREAM;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public WireFormat<Buffer> format() {
    return StreamFormat.STREAM;
  }

  @Override
  public void write(Buffer payload) {
    send(payload);
  }

  @Override
  public void flush() {}

  @Override
  public long waitingBytes() {
    return waiting;
  }

  /** Time goes by: who takes nothing is let go, and who hears nothing hears that all is well. */
  @Override
  public void beat(long now) {
    if (waiting > 0 && now - taken > TAKEN_MILLIS) {
      close(CloseCode.NO_PONG);
    } else if (begun && waiting == 0 && now - told >= ALIVE_MILLIS) {
      send(StreamFormat.ALIVE);
    }
  }

  @Override
  public Future<Void> drain() {
    return session.drain();
  }

  /** The client comes again by itself, with the state that it had. */
  @Override
  public void close(CloseCode code) {
    if (!over) {
      end();
      if (begun && code != CloseCode.SLOW && code != CloseCode.NO_PONG) {
        response.end();
      } else {
        response.reset();
      }
    }
  }

  private void end() {
    if (!over) {
      over = true;
      early.clear();
      visitor.leaves();
      loop.closed(this);
      session.lost();
    }
  }
}
