package chat.parley.room;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One command of one sender: checks what he may, and does it. */
final class Turn implements Command.Cases<Future<Reply>> {
  private final Rooms chat;
  private final Sender sender;

  Turn(Rooms chat, Sender sender) {
    this.chat = chat;
    this.sender = chat.sessions().of(sender).map(Session::sender).orElse(sender);
  }

  @Override
  public Future<Reply> enter(Command.Enter command) {
    chat.sessions().named(sender.session()).ifPresent(old -> chat.end(old, true));
    Session session = chat.sessions().begin(sender.called(chat.namesInUse().take(sender.user())));
    Map<String, Position> positions = new LinkedHashMap<>();
    command
        .rooms()
        .forEach(
            (room, position) -> {
              if (DirectRoom.admits(room, sender.user()) && !full(session)) {
                session.rooms().add(room);
                positions.put(room, position);
              }
            });
    return chat.sessions()
        .announce(session)
        .compose(
            told -> {
              chat.incoming().compare(session);
              return new Resume(session, chat.rooms(), budget()).run(positions);
            })
        .onSuccess(entered -> chat.statuses().entered(session))
        .onFailure(cause -> chat.end(session, false));
  }

  @Override
  public Future<Reply> join(Command.Join command) {
    Session session = session();
    boolean news = !session.rooms().contains(command.room());
    claim(session, command.room());
    return inhabited(command.room())
        .compose(exists -> chat.rooms().room(command.room()))
        .compose(
            room ->
                room.prepare(session, command.since(), command.limit(), budget())
                    .<Reply>map(room::admit))
        .onFailure(cause -> disclaim(session, command.room(), news));
  }

  /** A room of two needs two: nobody opens one with a user he made up. */
  private Future<?> inhabited(String room) {
    return DirectRoom.named(room)
        .<Future<?>>map(
            two -> chat.correspondents().room(sender.user(), two.other(sender.user().id())))
        .orElseGet(Future::succeededFuture);
  }

  private Room.Budget budget() {
    return new Room.Budget(chat.around().rules().resumePage(), chat.around().rules().pageBytes());
  }

  private void claim(Session session, String room) {
    admitted(room);
    if (!session.rooms().contains(room) && full(session)) {
      throw new Refusal(Problem.TOO_MANY.refusedFor("room", "Leave another room first."));
    }
    session.rooms().add(room);
  }

  /** A join that fails takes back what it claimed, and nothing that was there before. */
  private void disclaim(Session session, String room, boolean news) {
    if (news && session.rooms().remove(room)) {
      chat.rooms().ifOpen(room).ifPresent(open -> open.leave(session, false));
    }
  }

  /** Rooms of two do not count: other people open them, and must not use up the limit. */
  private boolean full(Session session) {
    long open = session.rooms().stream().filter(room -> !DirectRoom.isDirect(room)).count();
    return open >= chat.around().rules().joinedRooms();
  }

  @Override
  public Future<Reply> leave(Command.Leave command) {
    Session session = session();
    if (session.rooms().remove(command.room())) {
      chat.rooms().ifOpen(command.room()).ifPresent(room -> room.leave(session, false));
    }
    return Future.succeededFuture(new Reply.Left(command.room()));
  }

  @Override
  public Future<Reply> send(Command.Send command) {
    if (command.to() instanceof Target.ToSession to) {
      return whisper(to.session(), command);
    }
    if (command.to() instanceof Target.ToUser to) {
      return chat.correspondents()
          .room(sender.user(), to.user())
          .compose(room -> say(room, command));
    }
    if (command.to() instanceof Target.ToRoom to) {
      return say(spoken(to.room()), command);
    }
    throw new Refusal(Problem.BAD_REQUEST.refusedFor("to", "Only named events are for everyone."));
  }

  private Future<Reply> say(String room, Command.Send command) {
    Draft draft = new Draft(sender.user(), command.cid(), now(), command.body(), command.reply());
    return chat.rooms().room(room).compose(found -> found.say(draft)).map(Turn::sent);
  }

  private static Reply sent(MessageStore.Outcome outcome) {
    if (outcome instanceof MessageStore.Outcome.Stored stored) {
      return new Reply.Sent(stored.message(), false);
    }
    if (outcome instanceof MessageStore.Outcome.Duplicate duplicate) {
      return new Reply.Sent(duplicate.message(), true);
    }
    return Problem.CID_REUSED.refusedFor("cid", "This cid was used for another message.");
  }

  private Future<Reply> whisper(String session, Command.Send command) {
    long now = now();
    Event event = new Event.Whispered(session, sender, command.cid(), now, command.body());
    return deliver(session, event, new Reply.Delivered(command.cid(), now));
  }

  private Future<Reply> deliver(String session, Event event, Reply delivered) {
    return chat.courier()
        .toSession(session, event)
        .map(
            taken ->
                taken
                    ? delivered
                    : Problem.NO_SUCH_SESSION.refusedFor(
                        "to", "No connected session has this id."));
  }

  @Override
  public Future<Reply> emit(Command.Emit command) {
    Event event =
        new Event.Custom(
            command.to(),
            command.name(),
            sender,
            command.data(),
            now(),
            command.others() ? Optional.of(sender.session()) : Optional.empty());
    if (command.to() instanceof Target.ToSession to) {
      return deliver(to.session(), event, new Reply.Done());
    }
    if (command.to() instanceof Target.ToUser to) {
      if (!chat.courier().toUser(to.user(), event)) {
        throw new Refusal(Problem.NO_SUCH_USER.refusedFor("to", "This user is not connected."));
      }
    } else if (command.to() instanceof Target.ToRoom to) {
      String room = spoken(to.room());
      chat.rooms().ifOpen(room).ifPresent(open -> within(open.pass(Weight.of(command.data()))));
      chat.around().publisher().publish(room, List.of(event));
      chat.around().peers().publish(room, List.of(event));
    } else {
      within(chat.everyone().take(Weight.of(command.data())));
      chat.around().publisher().publishToEveryone(event);
      chat.around().peers().publishToEveryone(event);
    }
    return Future.succeededFuture(new Reply.Done());
  }

  private static void within(long waitMillis) {
    if (waitMillis > 0) {
      throw new Refusal(
          Problem.RATE_LIMITED.refusedForNow("Too much is said there now.", waitMillis));
    }
  }

  @Override
  public Future<Reply> typing(Command.Typing command) {
    Session session = session();
    chat.rooms()
        .ifOpen(spoken(command.room()))
        .ifPresent(room -> room.typing(session, command.on()));
    return Future.succeededFuture(new Reply.Done());
  }

  @Override
  public Future<Reply> presence(Command.Presence command) {
    command.set().ifPresent(this::show);
    return command
        .of()
        .map(name -> chat.rooms().room(spoken(name)).map(this::present))
        .orElseGet(() -> Future.succeededFuture(new Reply.Done()));
  }

  private void show(Status status) {
    chat.statuses().show(session(), status);
  }

  private Reply present(Room room) {
    Reply present = new Reply.Present(room.name(), room.members());
    chat.rooms().forgetIdle(room);
    return present;
  }

  @Override
  public Future<Reply> history(Command.History command) {
    admitted(command.room());
    return chat.rooms().room(command.room()).compose(room -> read(room, command));
  }

  private Future<Reply> read(Room room, Command.History command) {
    if (room.idle() && room.head().pos() == 0) {
      chat.rooms().forgetIdle(room);
      throw new Refusal(noSuchRoom());
    }
    return room.read(command.direction(), command.seq(), command.limit())
        .onComplete(done -> chat.rooms().forgetIdle(room))
        .map(
            page ->
                new Reply.Read(
                    room.name(), chat.around().store().epoch(), room.head().pos(), page));
  }

  @Override
  public Future<Reply> list(Command.ListRooms command) {
    RoomList list = new RoomList(chat.rooms(), chat.sessions(), chat.around().neighbours());
    return chat.around()
        .inTime(chat.around().store().rooms(sender.user().id(), RoomList.LONGEST))
        .map(list::with);
  }

  @Override
  public Future<Reply> quit(Command.Quit command) {
    belongsToSession();
    chat.sessions().of(sender).ifPresent(session -> chat.end(session, command.lost()));
    return Future.succeededFuture(new Reply.Done());
  }

  private long now() {
    return chat.around().clock().getAsLong();
  }

  private Session session() {
    belongsToSession();
    return chat.sessions()
        .of(sender)
        .orElseThrow(() -> new Refusal(Problem.HELLO_FIRST.refused("Say hello first.")));
  }

  private void belongsToSession() {
    if (sender.isService()) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("op", "This op belongs to sessions."));
    }
  }

  /** The room, when the sender may speak there. */
  private String spoken(String room) {
    admitted(room);
    if (!sender.isService() && !session().rooms().contains(room)) {
      throw new Refusal(Problem.NOT_MEMBER.refusedFor("room", "Join the room first."));
    }
    return room;
  }

  private void admitted(String room) {
    if (!DirectRoom.admits(room, sender.user())) {
      throw new Refusal(noSuchRoom());
    }
  }

  private static Reply.Refused noSuchRoom() {
    return Problem.NO_SUCH_ROOM.refusedFor("room", "There is no such room.");
  }
}
