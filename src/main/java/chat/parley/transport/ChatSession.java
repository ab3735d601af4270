package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.delivery.CloseCode;
import chat.parley.delivery.Connection;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.Position;
import chat.parley.room.RoomCommand;
import chat.parley.transport.upload.Piece;
import chat.parley.transport.upload.SocketUploads;
import chat.parley.wire.Asked;
import chat.parley.wire.Fields;
import chat.parley.wire.Hello;
import chat.parley.wire.Ops;
import chat.parley.wire.ReplyWriter;
import chat.parley.wire.SessionOps;
import chat.parley.wire.SessionReplies;
import chat.parley.wire.UploadPiece;
import chat.parley.wire.UploadReply;
import chat.parley.wire.UploadRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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
  private final SessionUploads uploads;
  private final PendingReplies replies = new PendingReplies();
  private Optional<Sender> sender = Optional.empty();
  private boolean knocked;
  private boolean ended;

  /**
   * @param newId the session's id, unless it goes on with an earlier one
   * @param visitor is charged for what it asks
   * @param uploads what comes of files over the connection
   */
  public ChatSession(
      Loop loop, Connection<?> connection, String newId, Visitor visitor, SessionUploads uploads) {
    this.loop = loop;
    this.connection = connection;
    this.newId = newId;
    this.visitor = visitor;
    this.pace = new CommandPace(visitor);
    this.uploads = uploads;
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
    return asked.what() instanceof UploadRequest upload
        ? answer(uploads.perform(speaker, upload))
        : Future.succeededFuture(SessionReplies.pong());
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
    return answer(loop.chat().handle(speaker, command));
  }

  private Future<JsonObject> answer(Future<Reply> reply) {
    replies.asked();
    return reply
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

  /**
   * A frame has come that may be a piece of a file.
   *
   * @return false when no such frame may come
   */
  boolean came(Buffer frame) {
    return Piece.read(frame).filter(uploads::came).isPresent();
  }

  /** A piece of a file has come by an event for which nobody waits. */
  public void came(Fields fields, byte[] data) {
    if (!uploads.came(piece(fields, data))) {
      throw new Refusal(SocketUploads.unknown());
    }
  }

  /** A piece of a file has come, and its sender waits until it is written. */
  public Future<JsonObject> add(Fields fields, byte[] data) {
    return uploads
        .add(piece(fields, data))
        .map(stands -> new JsonObject().put("ok", true).mergeIn(stands))
        .otherwise(cause -> ReplyWriter.json(FileRefusals.of(cause)));
  }

  private Piece piece(Fields fields, byte[] data) {
    UploadPiece where = UploadPiece.read(fields, loop.bounds());
    if (data.length > UploadReply.PIECE_BYTES) {
      throw new Refusal(
          Problem.TOO_LARGE.refused("A piece has at most " + UploadReply.PIECE_BYTES + " bytes."));
    }
    return new Piece(where.upload(), where.offset(), data);
  }

  /** Time goes by. */
  public void beat(long now) {
    uploads.beat(now);
  }

  /** Its connection is gone. */
  public void lost() {
    uploads.leave();
    sender.ifPresent(
        gone -> {
          loop.sockets().remove(gone.session(), connection);
          loop.chat().handle(gone, new RoomCommand.Quit(!ended));
        });
  }
}
