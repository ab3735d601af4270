package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.delivery.CloseCode;
import chat.parley.delivery.Connection;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.room.Position;
import chat.parley.room.RoomCommand;
import chat.parley.wire.Asked;
import chat.parley.wire.Fields;
import chat.parley.wire.Hello;
import chat.parley.wire.Ops;
import chat.parley.wire.ReplyWriter;
import chat.parley.wire.SessionOps;
import chat.parley.wire.SessionReplies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * One client's conversation, whatever carries it: hello first, within its limits, one reply to each
 * command. Lives on the loop of its connection.
 */
public final class ChatSession {
  private final Loop loop;
  private final Connection<?> connection;
  private final String newId;
  private final Visitor visitor;
  private final CommandPace pace;
  private final PendingReplies replies = new PendingReplies();
  private Optional<Sender> sender = Optional.empty();
  private boolean knocked;
  private boolean ended;

  /**
   * @param newId the session's id, unless it goes on with an earlier one
   * @param visitor is charged for what it asks
   */
  public ChatSession(Loop loop, Connection<?> connection, String newId, Visitor visitor) {
    this.loop = loop;
    this.connection = connection;
    this.newId = newId;
    this.visitor = visitor;
    this.pace = new CommandPace(visitor);
  }

  /** Whether a hello has been tried: it may have been refused for a reason that passes. */
  public boolean knocked() {
    return knocked;
  }

  /** Whether the client has said hello. */
  public boolean open() {
    return sender.isPresent();
  }

  /** Obeys or refuses; the reply is {@code {"ok":…}} without {@code re}, and never a failure. */
  public Future<JsonObject> perform(String op, Fields fields) {
    try {
      admit();
      return op.equals("hello") ? hello(SessionOps.hello(fields, loop.bounds())) : obey(op, fields);
    } catch (Refusal refused) {
      return Future.succeededFuture(ReplyWriter.json(malformed(refused)));
    }
  }

  private void admit() {
    if (replies.leaving()) {
      throw new Refusal(Problem.BAD_REQUEST.refused("You have said bye."));
    }
    if (replies.draining() || loop.draining() && !open()) {
      throw new Refusal(Problem.DRAINING.refused("This server is stopping; come back at once."));
    }
  }

  /** What is refused, and a frame that is no command, is paid for too. */
  public Refused malformed(Refusal refused) {
    return pace.refused(refused);
  }

  private Future<JsonObject> hello(Asked<Hello> asked) {
    if (open()) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("op", "One hello is enough."));
    }
    knocked = true;
    Hello hello = asked.what();
    Sender comer = new Authenticator(loop.keys(), visitor, newId, connection.id()).of(hello);
    Map<String, Position> rooms = hello.resume().map(Hello.Resume::rooms).orElse(Map.of());
    pace.pay(asked.price(0));
    sender = Optional.of(comer);
    loop.sockets().add(comer.session(), connection);
    if (hello.resume().isEmpty() && hello.person().isEmpty()) {
      visitor.becomes(comer.user().id());
    }
    return answer(comer, new RoomCommand.Enter(rooms)).map(reply -> welcome(comer, reply));
  }

  private JsonObject welcome(Sender comer, JsonObject reply) {
    if (!reply.getBoolean("ok")) {
      lost();
      sender = Optional.empty();
      return reply;
    }
    return Welcome.of(loop, comer, reply);
  }

  private Future<JsonObject> obey(String op, Fields fields) {
    Sender speaker =
        sender.orElseThrow(() -> new Refusal(Problem.HELLO_FIRST.refused("Say hello first.")));
    Asked<?> asked = Ops.asked(op, fields, loop.bounds());
    pace.pay(asked.price(loop.sockets().rooms(speaker.session())));
    if (asked.what() instanceof Command command) {
      return command instanceof RoomCommand.Quit
          ? leave(speaker, command)
          : answer(speaker, command);
    }
    return Future.succeededFuture(SessionReplies.pong());
  }

  /** What was asked before the bye is answered before it. */
  private Future<JsonObject> leave(Sender speaker, Command quit) {
    return replies
        .leave()
        .compose(settled -> answer(speaker, quit))
        .onComplete(answered -> ended = true);
  }

  /** Takes no more commands; when those under way are answered, the client is sent on. */
  public Future<Void> drain() {
    return replies.drain().onSuccess(done -> connection.close(CloseCode.DRAIN));
  }

  /** What went wrong is logged by the owner of the rooms; the client sees only that it did. */
  private Future<JsonObject> answer(Sender speaker, Command command) {
    replies.asked();
    return loop.chat()
        .handle(speaker, command)
        .onComplete(answered -> replies.answered())
        .onSuccess(pace::answered)
        .map(ReplyWriter::json)
        .otherwise(
            cause ->
                ReplyWriter.json(
                    Problem.INTERNAL.refused("This could not be done now; try it again.")));
  }

  /** Ends the connection when the client has said bye and heard the answer. */
  public void closeIfLeft() {
    if (ended) {
      connection.close(CloseCode.BYE);
    }
  }

  /** Reads on in a room that the session does not hear yet; its limits are not for this. */
  public Future<JsonObject> catchUp(String room, Position since) {
    Command join = new RoomCommand.Join(room, Optional.of(since), loop.limits().page());
    return sender
        .map(comer -> answer(comer, join))
        .orElseGet(() -> Future.failedFuture(new IllegalStateException("nobody said hello")));
  }

  /** Leaves a room without being asked to. */
  public void leave(String room) {
    sender.ifPresent(comer -> answer(comer, new RoomCommand.Leave(room)));
  }

  /** The client has gone on purpose. */
  public void left() {
    ended = true;
    lost();
  }

  /** Its connection is gone. */
  public void lost() {
    sender.ifPresent(
        gone -> {
          loop.sockets().remove(gone.session(), connection);
          loop.chat().handle(gone, new RoomCommand.Quit(!ended));
        });
  }
}
