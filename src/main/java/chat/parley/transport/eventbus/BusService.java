package chat.parley.transport.eventbus;

import chat.parley.access.Sender;
import chat.parley.capability.Chat;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.RoomCommand;
import chat.parley.transport.Services;
import chat.parley.wire.Fields;
import chat.parley.wire.Op;
import chat.parley.wire.Ops;
import chat.parley.wire.ReplyWriter;
import chat.parley.wire.SessionReplies;
import chat.parley.wire.StrictJson;
import chat.parley.wire.field.Bounds;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.EncodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The chat as a service on the event bus, for verticles of this JVM or cluster: a JSON command to
 * {@code parley.<op>} is answered with its reply. Whoever can put a message on the bus is trusted;
 * browsers cannot.
 */
public final class BusService {
  private static final String PREFIX = "parley.";

  private final EventBus eventBus;
  private final Chat chat;
  private final Bounds bounds;

  public BusService(EventBus eventBus, Chat chat, Bounds bounds) {
    this.eventBus = eventBus;
    this.chat = chat;
    this.bounds = bounds;
  }

  /** Listens on every address; in a cluster, done when the cluster knows them. */
  public Future<Void> start() {
    return Future.all(
            Ops.all().stream()
                .map(Op::name)
                .map(this::listen)
                .map(MessageConsumer::completion)
                .toList())
        .mapEmpty();
  }

  private MessageConsumer<Object> listen(String op) {
    return eventBus.consumer(PREFIX + op, message -> answer(op, message));
  }

  private void answer(String op, Message<Object> message) {
    if (op.equals("ping")) {
      message.reply(SessionReplies.pong());
      return;
    }
    try {
      Fields fields = new Fields(StrictJson.object(text(message.body())));
      chat.handle(sender(message.headers()), command(op, fields))
          .map(ReplyWriter::json)
          .onSuccess(message::reply)
          .onFailure(
              cause -> message.reply(refusal(Problem.INTERNAL, "This could not be done now.")));
    } catch (Refusal refused) {
      message.reply(ReplyWriter.json(refused.reply()));
    }
  }

  /** A service cannot say hello, as it cannot say bye: both are refused alike. */
  private Command command(String op, Fields fields) {
    if (op.equals("hello")) {
      return new RoomCommand.Quit(false);
    }
    if (Ops.asked(op, fields, bounds).what() instanceof Command command) {
      return command;
    }
    throw new Refusal(
        Problem.NO_SUCH_OP.refusedFor(
            "op", "The event bus carries no files: send them by Parley.files(), or over HTTP."));
  }

  private static String text(Object body) {
    try {
      if (body instanceof JsonObject json) {
        return json.encode();
      }
    } catch (EncodeException noJson) {
      // refused below, like a body of another kind
    }
    throw new Refusal(Problem.BAD_REQUEST.refused("The body of the message is a JsonObject."));
  }

  private static Sender sender(MultiMap headers) {
    String id = Optional.ofNullable(headers.get("user")).orElse("service");
    String name = Optional.ofNullable(headers.get("name")).orElse(id);
    return Services.sender(id, name);
  }

  private static JsonObject refusal(Problem problem, String detail) {
    return ReplyWriter.json(problem.refused(detail));
  }
}
