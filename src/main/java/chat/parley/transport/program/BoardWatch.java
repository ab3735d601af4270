package chat.parley.transport.program;

import chat.parley.access.Sender;
import chat.parley.board.BoardCommand;
import chat.parley.board.BoardEvent;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardView;
import chat.parley.delivery.ByReference;
import chat.parley.transport.EventSerializer;
import chat.parley.transport.ProgramCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A program watches a board. It ends with {@link #stop}, with the verticle that began it, or when
 * the board cannot be heard any more.
 */
public final class BoardWatch {
  private final Vertx vertx;
  private final Asking asking;
  private final BoardCommand.Watch wanted;
  private final Consumer<BoardView> heard;
  private final String address = EventSerializer.PROGRAM_ADDRESS + UUID.randomUUID();
  private final Promise<BoardEvent.CloseReason> ended = Promise.promise();
  private MessageConsumer<BoardEvent> consumer;

  BoardWatch(Vertx vertx, Asking asking, BoardCommand.Watch wanted, Consumer<BoardView> heard) {
    this.vertx = vertx;
    this.asking = asking;
    this.wanted = wanted;
    this.heard = heard;
  }

  /** On one context, so that the board comes before what changes of it. */
  Future<BoardWatch> begin() {
    Promise<BoardWatch> begun = Promise.promise();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(
        turn -> {
          consumer = vertx.eventBus().localConsumer(address, this::hear);
          asking
              .ask(new BoardCommand.Follow(wanted, address), BoardReply.Watched.class)
              .onSuccess(watched -> tell(watched.view()))
              .onFailure(refused -> consumer.unregister())
              .map(watched -> this)
              .onComplete(begun);
        });
    return begun.future();
  }

  private void hear(Message<BoardEvent> message) {
    if (message.body() instanceof BoardEvent.Changed changed) {
      tell(changed.view());
    } else if (message.body() instanceof BoardEvent.Closed closed) {
      consumer.unregister();
      ended.tryComplete(closed.reason());
    }
    message.reply(true, ByReference.LOCAL);
  }

  private void tell(BoardView view) {
    ProgramCode.runs(
        "What a program does with the board {} failed",
        wanted.board().path(),
        () -> heard.accept(view));
  }

  /** Watches it no more. */
  public Future<Void> stop() {
    Sender self = new Sender(address, asking.sender().user(), 0);
    return consumer
        .unregister()
        .compose(gone -> asking.chat().handle(self, new BoardCommand.Unwatch(wanted.board())))
        .mapEmpty();
  }

  /** Why it is heard no more, should that come: {@code RESET} is worth another watch. */
  public Future<BoardEvent.CloseReason> ended() {
    return ended.future();
  }
}
