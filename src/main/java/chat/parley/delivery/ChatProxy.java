package chat.parley.delivery;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.budget.Budget;
import chat.parley.capability.Chat;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomCommand;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;

/**
 * The chat as a loop sees it: over the event bus, by reference, to the loop that owns the rooms.
 */
public final class ChatProxy implements Chat {
  /** Where the owner of the rooms listens, on this node only. */
  public static final String ADDRESS = "parley.internal.chat";

  private static final long RETRY_MILLIS = 1_000;

  /** Only the session counts where a loop asks. */
  private static final User NOBODY = new User("", "", true);

  private final EventBus eventBus;
  private final String loop;
  private final Budget receiving;

  /** A command, and the loop on which its sender's socket lives. */
  public record Request(Sender sender, Command command, String loop) {}

  /**
   * @param loop the address of the loop whose sockets speak through this proxy
   * @param receiving bounds the commands of the node that are not answered yet
   */
  public ChatProxy(EventBus eventBus, String loop, Budget receiving) {
    this.eventBus = eventBus;
    this.loop = loop;
    this.receiving = receiving;
  }

  /** Who leaves is always let go: that makes place. */
  @Override
  public Future<Reply> handle(Sender sender, Command command) {
    if (command instanceof RoomCommand.Quit) {
      return ask(sender, command);
    }
    long weight = command.kept();
    if (!receiving.take(weight)) {
      return Future.succeededFuture(
          Problem.OVERLOADED.refusedForNow(
              "The server has too much to do now; try it again.", RETRY_MILLIS));
    }
    return ask(sender, command).onComplete(answered -> receiving.release(weight));
  }

  /**
   * What a slow session of this loop did without is asked for again.
   *
   * @return whether it was asked for
   */
  public Future<Boolean> mend(String session, Command command) {
    Sender sender = new Sender(session, NOBODY, 0);
    return handle(sender, command).map(reply -> !(reply instanceof Refused));
  }

  private Future<Reply> ask(Sender sender, Command command) {
    return eventBus
        .<Reply>request(ADDRESS, new Request(sender, command, loop), ByReference.LOCAL)
        .map(Message::body);
  }
}
