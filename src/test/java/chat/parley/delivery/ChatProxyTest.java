package chat.parley.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.budget.Budget;
import chat.parley.message.Body;
import chat.parley.message.MessageCommand;
import chat.parley.message.Target;
import chat.parley.protocol.Command;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomCommand;
import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Commands that the owner of the rooms has not answered yet take up the node's memory. */
class ChatProxyTest {
  private static final Sender ANN = new Sender("s", new User("ann", "Ann", true), 1);

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Message<Object>> asked = new LinkedBlockingQueue<>();
  private final Budget receiving = new Budget(1_000_000);
  private final ChatProxy chat = new ChatProxy(vertx.eventBus(), "loop", receiving);

  @AfterEach
  void end() {
    Await.result(vertx.close());
  }

  private static Command send(int bytes) {
    Body body = new Body("hi", Body.Format.PLAIN, Map.of("data", "x".repeat(bytes)));
    return new MessageCommand.Send(new Target.ToRoom("lobby"), "cid", body, OptionalLong.empty());
  }

  @Test
  @DisplayName("large ones are refused in words, small ones get in, whoever leaves always may")
  void bounded() throws Exception {
    ByReference.register(vertx.eventBus());
    vertx.eventBus().localConsumer(ChatProxy.ADDRESS, asked::add);
    List<Future<Reply>> taken = new ArrayList<>();
    Future<Reply> last = chat.handle(ANN, send(57_000));
    while (!last.isComplete()) {
      taken.add(last);
      last = chat.handle(ANN, send(57_000));
    }
    Refused refused = assertInstanceOf(Refused.class, last.result());
    assertEquals(Problem.OVERLOADED, refused.problem());
    assertTrue(refused.retryAfterMillis() > 0);
    assertTrue(receiving.used() > 500_000 && receiving.used() <= 750_000);
    taken.add(chat.handle(ANN, send(100)));
    taken.add(chat.handle(ANN, new RoomCommand.Quit(true)));
    for (int n = 0; n < taken.size(); n++) {
      asked.take().reply(new Done(), ByReference.LOCAL);
    }
    taken.forEach(answered -> assertInstanceOf(Done.class, Await.result(answered)));
    assertEquals(0, receiving.used());
  }
}
