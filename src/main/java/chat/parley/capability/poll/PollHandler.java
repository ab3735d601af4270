package chat.parley.capability.poll;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.board.PollName;
import chat.parley.board.StoredPoll;
import chat.parley.message.MessageCommand;
import chat.parley.message.MessageHandler;
import chat.parley.message.MessageId;
import chat.parley.message.Rejection;
import chat.parley.message.Target;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Asks, and ends what was asked, for one sender. */
public final class PollHandler implements PollCommand.Cases<Future<Reply>> {
  private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(400);

  private final Rooms rooms;
  private final PollDesk desk;
  private final MessageHandler messages;
  private final Sender sender;

  /**
   * @param messages says for the sender what he asks
   */
  public PollHandler(Rooms rooms, PollDesk desk, MessageHandler messages, Sender sender) {
    this.rooms = rooms;
    this.desk = desk;
    this.messages = messages;
    this.sender = sender;
  }

  /** The poll is stored before its message: whoever sees that can vote. */
  @Override
  public Future<Reply> ask(PollCommand.Ask command) {
    String room = rooms.permitted(sender, command.room(), Verb.SPEAK);
    requireTime(command.poll().closesAt());
    return desk.polls()
        .make(room, sender.user().id(), command.cid(), command.poll())
        .compose(
            made -> {
              if (!made) {
                throw new Refusal(
                    Problem.CID_REUSED.refusedFor("cid", "This cid was used for another poll."));
              }
              return messages.send(
                  new MessageCommand.Send(
                      new Target.ToRoom(room),
                      command.cid(),
                      PollText.asking(command.poll()),
                      OptionalLong.empty()));
            });
  }

  /** A retry may come when the time is over: the poll is there then, and that is said. */
  private void requireTime(OptionalLong closesAt) {
    long now = rooms.around().clock().getAsLong();
    if (closesAt.isPresent() && closesAt.getAsLong() > now + LONGEST_MILLIS) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("closes_at", "This is too far away."));
    }
  }

  @Override
  public Future<Reply> close(PollCommand.Close command) {
    MessageId id = command.message();
    String room = rooms.permitted(sender, id.room(), Verb.SPEAK);
    PollName name = new PollName(room, id.seq());
    return desk.polls()
        .find(name)
        .compose(
            found -> {
              StoredPoll poll =
                  found.orElseThrow(
                      () -> new Refusal(Rejection.NO_SUCH_MESSAGE.refused("message")));
              if (!poll.by().equals(sender.user().id())) {
                throw new Refusal(Rejection.NOT_YOURS.refused("message"));
              }
              return desk.end(name);
            })
        .map(ended -> new Done());
  }
}
