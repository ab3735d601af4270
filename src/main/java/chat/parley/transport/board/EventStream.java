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
import chat.parley.transport.rest.ExportEndpoint;
import chat.parley.wire.Asked;
import chat.parley.wire.Fields;
import chat.parley.wire.Ops;
import chat.parley.wire.ReplyWriter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Somebody who watches a board by server-sent events, in a session of his own as long as the answer
 * lasts. Used on the loop of its request.
 */
final class EventStream implements Connection<Buffer>, ClientConnection {
  private static final long BUSY_MILLIS = 5_000;

  private final Loop loop;
  private final Context context = Vertx.currentContext();
  private final HttpServerResponse response;
  private final Visitor visitor;
  private final CommandSession session;
  private final long id = ThreadLocalRandom.current().nextLong();
  private final StreamOutput output;
  private boolean over;

  private EventStream(BoardParts parts, HttpServerResponse response, Visitor visitor) {
    this.loop = parts.loop();
    this.response = response;
    this.output =
        new StreamOutput(
            response, parts.traffic().sending(), () -> parts.loop().sockets().tooSlow(this));
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
    Visitor visitor =
        parts.traffic().visitors().enters(context.request().remoteAddress().hostAddress());
    EventStream stream = new EventStream(parts, context.response(), visitor);
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
      output.begin(StreamFormat.spelled("snapshot", watched.view().rev(), ReplyWriter.json(reply)));
    }
  }

  private void refuse(Refused refused) {
    if (!output.begun()) {
      if (refused.problem() == Problem.UNAUTHORIZED) {
        response.putHeader("WWW-Authenticate", "Bearer");
      }
      ExportEndpoint.refuse(response, refused);
    }
    end();
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
    output.send(payload);
    if (StreamFormat.last(payload)) {
      // not within the turn in which others of the board are written to
      context.runOnContext(tick -> finish());
    }
  }

  /** A browser comes again by itself, and is told then whether it may. */
  private void finish() {
    if (!over && output.begun()) {
      end();
      response.end();
    }
  }

  @Override
  public void flush() {}

  @Override
  public long waitingBytes() {
    return output.waitingBytes();
  }

  /** Time goes by: who takes nothing is let go, and who hears nothing hears that all is well. */
  @Override
  public void beat(long now) {
    if (!output.beat(now)) {
      close(CloseCode.NO_PONG);
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
      if (output.begun() && code != CloseCode.SLOW && code != CloseCode.NO_PONG) {
        response.end();
      } else {
        response.reset();
      }
    }
  }

  private void end() {
    if (!over) {
      over = true;
      output.close();
      visitor.leaves();
      loop.closed(this);
      session.lost();
    }
  }
}
