package chat.parley.delivery;

import chat.parley.room.Chat;
import chat.parley.room.Command;
import chat.parley.room.Reply;
import chat.parley.room.Sender;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;

/**
 * The chat as a loop sees it: over the event bus, by reference, to the loop that owns the rooms.
 */
public final class ChatProxy implements Chat {
  /** Where the owner of the rooms listens, on this node only. */
  public static final String ADDRESS = "parley.internal.chat";

  private final EventBus eventBus;
  private final String loop;

  /** A command, and the loop on which its sender's socket lives. */
  public record Request(Sender sender, Command command, String loop) {}

  /**
   * @param loop the address of the loop whose sockets speak through this proxy
   */
  public ChatProxy(EventBus eventBus, String loop) {
    this.eventBus = eventBus;
    this.loop = loop;
  }

  @Override
  public Future<Reply> handle(Sender sender, Command command) {
    return eventBus
        .<Reply>request(ADDRESS, new Request(sender, command, loop), ByReference.LOCAL)
        .map(Message::body);
  }
}
