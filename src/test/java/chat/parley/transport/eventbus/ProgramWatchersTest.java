package chat.parley.transport.eventbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.board.BoardCommand;
import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.board.BoardView;
import chat.parley.delivery.ByReference;
import chat.parley.protocol.Command;
import chat.parley.protocol.Event;
import chat.parley.transport.EventSerializer;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Programs that watch and are slow, or gone. */
class ProgramWatchersTest {
  private static final BoardName OPS = new BoardName("lobby", "ops");
  private static final String BOT = EventSerializer.PROGRAM_ADDRESS + "bot";
  private static final String GROUP = "board:lobby/ops#1";

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Command> asked = new LinkedBlockingQueue<>();
  private final ProgramWatchers watchers =
      new ProgramWatchers(vertx.eventBus(), (program, command) -> asked.add(command));

  @BeforeEach
  void open() {
    ByReference.register(vertx.eventBus());
    watchers.enter(BOT, GROUP);
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  private static Event changed(long since) {
    BoardView view =
        new BoardView(
            since + 1, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
    return new BoardEvent.Changed(OPS, since, view);
  }

  @Test
  @DisplayName("a program that is gone without a word watches no more")
  void gone() throws InterruptedException {
    watchers.publish(GROUP, List.of(changed(1)));
    assertEquals(new BoardCommand.Unwatch(OPS), asked.poll(10, TimeUnit.SECONDS));
  }

  @Test
  @DisplayName("who does not answer is told eight things, and then asks for the rest from there on")
  void slow() throws InterruptedException {
    List<io.vertx.core.eventbus.Message<Object>> heard = new ArrayList<>();
    BlockingQueue<Integer> counts = new LinkedBlockingQueue<>();
    vertx
        .eventBus()
        .localConsumer(
            BOT,
            message -> {
              heard.add(message);
              counts.add(heard.size());
              if (heard.size() == 8) {
                heard.forEach(one -> one.reply(true, ByReference.LOCAL));
              }
            });
    vertx.runOnContext(
        turn -> {
          for (int since = 1; since <= 20; since++) {
            watchers.publish(GROUP, List.of(changed(since)));
          }
        });
    assertEquals(new BoardCommand.Mend(OPS, 9), asked.poll(10, TimeUnit.SECONDS));
    assertEquals(8, counts.size());
    watchers.leave(BOT, GROUP);
    watchers.publish(GROUP, List.of(changed(21)));
    assertTrue(asked.isEmpty());
  }
}
