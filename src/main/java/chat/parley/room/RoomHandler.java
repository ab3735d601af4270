package chat.parley.room;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Does what one sender asks of the rooms. */
public final class RoomHandler implements RoomCommand.Cases<Future<Reply>> {
  private final Rooms rooms;
  private final Incoming incoming;
  private final Sender sender;

  public RoomHandler(Rooms rooms, Incoming incoming, Sender sender) {
    this.rooms = rooms;
    this.incoming = incoming;
    this.sender = rooms.named(sender);
  }

  @Override
  public Future<Reply> enter(RoomCommand.Enter command) {
    rooms.permit(sender, Verb.CONNECT);
    rooms.sessions().named(sender.session()).ifPresent(old -> rooms.end(old, true));
    Session session = rooms.sessions().begin(sender.called(rooms.namesInUse().take(sender.user())));
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
    return rooms
        .sessions()
        .announce(session)
        .compose(
            told -> {
              incoming.compare(session);
              return new Resume(session, rooms.open(), budget()).run(positions);
            })
        .onSuccess(entered -> rooms.statuses().entered(session))
        .onFailure(cause -> rooms.end(session, false));
  }

  /** Who looks at something of a room is in the room, and seen there. */
  public Future<?> enter(String room) {
    return rooms.joined(sender, room)
        ? Future.succeededFuture()
        : join(new RoomCommand.Join(room, Optional.empty(), 0));
  }

  @Override
  public Future<Reply> join(RoomCommand.Join command) {
    Session session = session();
    boolean news = !session.rooms().contains(command.room());
    claim(session, command.room());
    return rooms
        .directRooms()
        .inhabited(sender.user(), command.room())
        .compose(exists -> rooms.open().room(command.room()))
        .compose(
            room ->
                room.joins()
                    .prepare(session, command.since(), command.limit(), budget())
                    .<Reply>map(arrival -> room.joins().admit(arrival, Members.SHOWN)))
        .onFailure(cause -> disclaim(session, command.room(), news));
  }

  private ReplyBudget budget() {
    RoomRules rules = rooms.around().rules();
    return new ReplyBudget(rules.resumePage(), rules.pageBytes());
  }

  private void claim(Session session, String room) {
    rooms.permitted(sender, room, Verb.READ);
    if (!session.rooms().contains(room) && full(session)) {
      throw new Refusal(Problem.TOO_MANY.refusedFor("room", "Leave another room first."));
    }
    session.rooms().add(room);
  }

  /** A join that fails takes back what it claimed, and nothing that was there before. */
  private void disclaim(Session session, String room, boolean news) {
    if (news && session.rooms().remove(room)) {
      rooms.open().ifOpen(room).ifPresent(open -> open.leave(session, false));
    }
  }

  /** Rooms of two do not count: other people open them, and must not use up the limit. */
  private boolean full(Session session) {
    long open = session.rooms().stream().filter(room -> !DirectRoom.isDirect(room)).count();
    return open >= rooms.around().rules().joinedRooms();
  }

  @Override
  public Future<Reply> leave(RoomCommand.Leave command) {
    Session session = session();
    rooms.leave(session, command.room());
    return Future.succeededFuture(new RoomReply.Left(command.room()));
  }

  @Override
  public Future<Reply> typing(RoomCommand.Typing command) {
    Session session = session();
    rooms
        .open()
        .ifOpen(rooms.permitted(sender, command.room(), Verb.SPEAK))
        .ifPresent(room -> room.typing(session, command.on()));
    return Future.succeededFuture(new Done());
  }

  @Override
  public Future<Reply> presence(RoomCommand.Presence command) {
    command.set().ifPresent(status -> rooms.statuses().show(session(), status));
    return command
        .of()
        .map(name -> rooms.permitted(sender, name, Verb.SEE_PEOPLE))
        .map(name -> rooms.open().room(name).map(this::present))
        .orElseGet(() -> Future.succeededFuture(new Done()));
  }

  private Reply present(Room room) {
    Reply present = new RoomReply.Present(room.name(), room.members());
    rooms.open().forgetIdle(room);
    return present;
  }

  @Override
  public Future<Reply> list(RoomCommand.ListRooms command) {
    rooms.permit(sender, Verb.LIST_ROOMS);
    RoomList list = new RoomList(rooms);
    return LogEnvironment.inTime(rooms.around().store().rooms(sender.user().id(), RoomList.LONGEST))
        .map(list::with);
  }

  @Override
  public Future<Reply> quit(RoomCommand.Quit command) {
    Rooms.requirePerson(sender);
    rooms.sessions().of(sender).ifPresent(session -> rooms.end(session, command.lost()));
    return Future.succeededFuture(new Done());
  }

  private Session session() {
    return rooms.session(sender);
  }
}
