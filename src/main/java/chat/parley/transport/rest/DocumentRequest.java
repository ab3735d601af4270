package chat.parley.transport.rest;

import chat.parley.access.Sender;
import chat.parley.capability.Chat;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentReply;
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
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One request about a document: who sends it, what it asks, and how it is answered. */
final class DocumentRequest {
  private static final int NOT_MODIFIED = 304;
  private static final long PLACE_MILLIS = 5_000;

  private final HttpServerRequest http;
  private final Chat chat;
  private final Visitors visitors;
  private final Bounds bounds;
  private Optional<Sender> sender = Optional.empty();
  private Optional<Visitor> visitor = Optional.empty();

  DocumentRequest(RoutingContext context, Chat chat, Visitors visitors, Bounds bounds) {
    this.http = context.request();
    this.chat = chat;
    this.visitors = visitors;
    this.bounds = bounds;
    context.addEndHandler(ended -> visitor.ifPresent(Visitor::leaves));
  }

  /**
   * @throws Refusal when nobody proves to be somebody
   */
  void prove(SessionKeys keys) {
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
  void refusing(Runnable action) {
    try {
      action.run();
    } catch (Refusal refused) {
      refuse(refused.reply());
    }
  }

  private void refuse(Refused refused) {
    HttpServerResponse response = http.response();
    if (refused.problem() == Problem.UNAUTHORIZED && !response.headWritten()) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    ExportEndpoint.refuse(response, refused);
    if (!http.isEnded()) {
      // what its client still sends nobody wants
      http.handler(unwanted -> {}).resume();
    }
  }

  /** Takes all that comes, up to so many bytes. */
  void body(int most, Consumer<Buffer> whole) {
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

  /** Asks as a socket would, and answers with the reply. */
  void ask(String op, Map<String, Object> fields) {
    perform(asked(op, fields), this::answer);
  }

  private Command asked(String op, Map<String, Object> fields) {
    Asked<?> asked = Ops.asked(op, new Fields(fields), bounds);
    long wait = visitor.orElseThrow().pay(asked.price(0));
    if (wait > 0) {
      throw slowly(wait);
    }
    return (Command) asked.what();
  }

  private void perform(Command command, Consumer<Reply> then) {
    chat.handle(sender.orElseThrow(), command)
        .otherwise(Problem.INTERNAL.refused("This could not be done now; try it again."))
        .onSuccess(
            reply -> {
              visitor.orElseThrow().owes(ReplyWriter.price(reply));
              if (reply instanceof Refused refused) {
                refuse(refused);
              } else {
                then.accept(reply);
              }
            });
  }

  private void answer(Reply reply) {
    answer("application/json", ReplyWriter.json(reply).toBuffer());
  }

  private void answer(String type, Buffer body) {
    HttpServerResponse response = http.response();
    if (!response.ended() && !response.closed()) {
      response
          .putHeader(HttpHeaders.CONTENT_TYPE, type)
          .putHeader("X-Content-Type-Options", "nosniff")
          .end(body);
    }
  }

  /** Reads a document: here it may be as long as it is. */
  void read(Map<String, Object> fields) {
    DocumentCommand.Read wanted = (DocumentCommand.Read) asked("doc.read", fields);
    perform(
        new DocumentCommand.Read(wanted.doc(), wanted.pos(), wanted.format(), Integer.MAX_VALUE),
        reply -> answer((DocumentReply.Contents) reply));
  }

  private void answer(DocumentReply.Contents contents) {
    String tag = "\"" + contents.epoch() + ":" + contents.pos() + "\"";
    http.response()
        .putHeader(HttpHeaders.ETAG, tag)
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    if (tag.equals(http.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      http.response().setStatusCode(NOT_MODIFIED).end();
      return;
    }
    switch (contents.format()) {
      case TEXT -> answer("text/plain; charset=utf-8", Buffer.buffer(contents.text()));
      case MARKDOWN -> answer("text/markdown; charset=utf-8", Buffer.buffer(contents.text()));
      case JSON -> answer("application/json", Buffer.buffer(contents.text()));
      case UPDATE -> answer("application/octet-stream", Buffer.buffer(contents.update()));
      default -> throw new IllegalArgumentException(contents.format().name());
    }
  }
}
