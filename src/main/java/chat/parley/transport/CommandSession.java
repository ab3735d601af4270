package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.delivery.CloseCode;
import chat.parley.delivery.Connection;
import chat.parley.pace.Price;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomCommand;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The chat session of a client that does not speak chat.v1: its carrier makes the commands, and
 * spells the replies. Lives on the loop of its connection.
 */
public final class CommandSession {
  private final Loop loop;
  private final Connection<?> connection;
  private final Visitor visitor;
  private final PendingReplies replies = new PendingReplies();
  private Optional<Sender> sender = Optional.empty();

  /**
   * @param visitor is charged for what it asks
   */
  public CommandSession(Loop loop, Connection<?> connection, Visitor visitor) {
    this.loop = loop;
    this.connection = connection;
    this.visitor = visitor;
  }

  /** Who he has said to be. */
  public Optional<Sender> sender() {
    return sender;
  }

  /**
   * Somebody comes, in a session of his own.
   *
   * @param token {@code <session>.<key>} as a hello of chat.v1 has told them, or {@code
   *     guest:<secret>} with a secret that the page has made itself
   * @return a refusal, or whatever a hello is answered; it is never a failure
   */
  public Future<Reply> comes(String token, Optional<String> name) {
    return admitted(() -> authenticator().byToken(token, name));
  }

  /**
   * A guest comes who brings nothing.
   *
   * @param known by what others tell him apart, so that he is the same one when he comes again
   */
  public Future<Reply> comes(long known, Optional<String> name) {
    return admitted(() -> authenticator().byClient(known, name));
  }

  /** Whether a token is one of the person who is here. */
  public boolean proves(String token) {
    return sender
        .flatMap(
            here ->
                authenticator().proved(token).filter(user -> user.id().equals(here.user().id())))
        .isPresent();
  }

  private Authenticator authenticator() {
    return new Authenticator(loop.keys(), visitor, SessionKeys.newId(), connection.id());
  }

  private Future<Reply> admitted(Supplier<Sender> proof) {
    try {
      if (loop.draining()) {
        throw new Refusal(Problem.DRAINING.refused("This server is stopping; come back at once."));
      }
      Sender comer = proof.get();
      sender = Optional.of(comer);
      loop.sockets().add(comer.session(), connection);
      return ask(new RoomCommand.Enter(Map.of())).onSuccess(this::entered);
    } catch (Refusal refused) {
      return Future.succeededFuture(refused.reply());
    }
  }

  private void entered(Reply reply) {
    if (reply instanceof Refused) {
      lost();
    }
  }

  /** Pays a price; 0, or in how many milliseconds it can be paid. */
  public long pay(Price price) {
    return visitor.pay(price);
  }

  /** What went wrong is logged by the owner of the rooms; the client sees only that it did. */
  public Future<Reply> ask(Command command) {
    return sender
        .map(
            speaker -> {
              replies.asked();
              return loop.chat()
                  .handle(speaker, command)
                  .onComplete(answered -> replies.answered())
                  .otherwise(Problem.INTERNAL.refused("This could not be done now; try it again."));
            })
        .orElseGet(
            () -> Future.succeededFuture(Problem.HELLO_FIRST.refused("Say who you are first.")));
  }

  /** When what is under way is answered, the client is sent on. */
  public Future<Void> drain() {
    return replies.drain().onSuccess(done -> connection.close(CloseCode.DRAIN));
  }

  /** Its connection is gone. */
  public void lost() {
    sender.ifPresent(
        gone -> {
          sender = Optional.empty();
          loop.sockets().remove(gone.session(), connection);
          loop.chat().handle(gone, new RoomCommand.Quit(true));
        });
  }
}
