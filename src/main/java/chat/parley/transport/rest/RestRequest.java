package chat.parley.transport.rest;

import chat.parley.access.Sender;
import chat.parley.capability.Chat;
import chat.parley.pace.Visitor;
import chat.parley.pace.Visitors;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.BearerProof;
import chat.parley.transport.SessionKeys;
import chat.parley.wire.Asked;
import chat.parley.wire.Fields;
import chat.parley.wire.Ops;
import chat.parley.wire.ReplyWriter;
import chat.parley.wire.field.Bounds;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One request of a program: who sends it, what it asks as an op of chat.v1, and how it is answered.
 * Used on the loop of its connection.
 */
public class RestRequest {
  private static final long PLACE_MILLIS = 5_000;

  private final HttpServerRequest http;
  private final Chat chat;
  private final Visitors visitors;
  private final Bounds bounds;
  private Optional<Sender> sender = Optional.empty();
  private Optional<Visitor> visitor = Optional.empty();

  public RestRequest(RoutingContext context, Chat chat, Visitors visitors, Bounds bounds) {
    this.http = context.request();
    this.chat = chat;
    this.visitors = visitors;
    this.bounds = bounds;
    context.addEndHandler(ended -> visitor.ifPresent(Visitor::leaves));
  }

  /**
   * @throws Refusal when nobody proves to be somebody
   */
  public final void prove(SessionKeys keys) {
    Sender proved =
        BearerProof.of(
            Optional.ofNullable(http.getHeader(HttpHeaders.AUTHORIZATION)).orElse(""), keys);
    Visitor comer = visitors.enters(http.remoteAddress().hostAddress());
    visitor = Optional.of(comer);
    comer.returns(proved.user().id());
    if (!comer.placed()) {
      throw slowly(PLACE_MILLIS);
    }
    sender = Optional.of(proved);
  }

  private static Refusal slowly(long millis) {
    return new Refusal(Problem.RATE_LIMITED.refusedForNow("These are too many requests.", millis));
  }

  /** Does something, and answers if it is refused. */
  public final void refusing(Runnable action) {
    try {
      action.run();
    } catch (Refusal refused) {
      refuse(refused.reply());
    }
  }

  public final void refuse(Refused refused) {
    refuse(refused, ReplyWriter.json(refused));
  }

  /**
   * The same.
   *
   * @param json what is told of it
   */
  protected final void refuse(Refused refused, JsonObject json) {
    HttpServerResponse response = http.response();
    if (refused.problem() == Problem.UNAUTHORIZED && !response.headWritten()) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    ExportEndpoint.refuse(response, refused, json);
    if (!http.isEnded()) {
      // what its client still sends nobody wants
      http.handler(unwanted -> {}).resume();
    }
  }

  /** Takes all that comes, up to so many bytes. */
  public final void body(int most, Consumer<Buffer> whole) {
    Buffer body = Buffer.buffer();
    http.handler(
        part -> {
          body.appendBuffer(part);
          if (body.length() > most) {
            http.handler(unwanted -> {});
            refuse(Problem.TOO_LARGE.refused("A body has at most " + most + " bytes."));
          }
        });
    http.exceptionHandler(gone -> {});
    http.endHandler(
        end -> {
          if (!http.response().ended()) {
            refusing(() -> whole.accept(body));
          }
        });
  }

  protected final HttpServerRequest http() {
    return http;
  }

  /** Asks as a socket would, and answers with the reply. */
  public final void ask(String op, Map<String, Object> fields) {
    perform(asked(op, fields), this::answer);
  }

  protected final Command asked(String op, Map<String, Object> fields) {
    Asked<?> asked = Ops.asked(op, new Fields(fields), bounds);
    long wait = visitor.orElseThrow().pay(asked.price(0));
    if (wait > 0) {
      throw slowly(wait);
    }
    return (Command) asked.what();
  }

  /** Asks for more of what was begun: that is not refused any more, but owed. */
  protected final Command askedOn(String op, Map<String, Object> fields) {
    Asked<?> asked = Ops.asked(op, new Fields(fields), bounds);
    visitor.orElseThrow().owes(asked.price(0));
    return (Command) asked.what();
  }

  /** Answers are never failures. */
  protected final Future<Reply> perform(Command command) {
    return chat.handle(sender.orElseThrow(), command)
        .otherwise(Problem.INTERNAL.refused("This could not be done now; try it again."))
        .onSuccess(reply -> visitor.orElseThrow().owes(ReplyWriter.price(reply)));
  }

  protected final void perform(Command command, Consumer<Reply> then) {
    perform(command)
        .onSuccess(
            reply -> {
              if (reply instanceof Refused refused) {
                refuse(refused);
              } else {
                then.accept(reply);
              }
            });
  }

  protected final void answer(Reply reply) {
    answer("application/json", ReplyWriter.json(reply).toBuffer());
  }

  protected final void answer(String type, Buffer body) {
    HttpServerResponse response = http.response();
    if (!response.ended() && !response.closed()) {
      response
          .putHeader(HttpHeaders.CONTENT_TYPE, type)
          .putHeader("X-Content-Type-Options", "nosniff")
          .end(body);
    }
  }
}
