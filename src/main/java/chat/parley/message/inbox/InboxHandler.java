package chat.parley.message.inbox;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.message.MessageId;
import chat.parley.protocol.Done;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.Optional;

/** Does what one person asks of his conversations. */
public final class InboxHandler implements InboxCommand.Cases<Future<Reply>> {
  private final Rooms rooms;
  private final Inbox inbox;
  private final Sender sender;
  private final Following following;

  /**
   * @throws Refusal when the sender is no person: nobody reads what a service has not read
   */
  public InboxHandler(Rooms rooms, Inbox inbox, Sender sender) {
    rooms.requireSession(sender);
    this.rooms = rooms;
    this.inbox = inbox;
    this.sender = rooms.named(sender);
    this.following = new Following(rooms, inbox.store().threads(), this.sender);
  }

  private Conversation mine(String room) {
    return new Conversation(sender.user().id(), rooms.permitted(sender, room, Verb.READ));
  }

  @Override
  public Future<Reply> read(InboxCommand.Read command) {
    Conversation of = mine(command.room());
    return command.seq().isPresent()
        ? move(of, ReadMark.upTo(command.seq().getAsLong()))
        : stands(of);
  }

  private Future<Reply> move(Conversation of, ReadMark mark) {
    return inbox
        .marks()
        .move(of, mark, sender.session())
        .map(stand -> stand.<Reply>map(moved -> reply(of, moved)).orElseGet(InboxHandler::full));
  }

  private static InboxReply.Stands reply(Conversation of, Stand stand) {
    return new InboxReply.Stands(of.room(), stand.place(), stand.unread(), Optional.empty());
  }

  private static Refused full() {
    return Problem.TOO_MANY.refusedFor(
        "room", "Of " + InboxStore.CONVERSATIONS + " rooms it is kept what you have read.");
  }

  private Future<Reply> stands(Conversation of) {
    return LogEnvironment.inTime(inbox.store().place(of))
        .compose(place -> new Counting(inbox.store()).of(of, place))
        .compose(
            stand ->
                LogEnvironment.inTime(inbox.store().seen(of.room()))
                    .map(
                        seen ->
                            new InboxReply.Stands(
                                of.room(), stand.place(), stand.unread(), Optional.of(seen))));
  }

  @Override
  public Future<Reply> unread(InboxCommand.SetUnread command) {
    return move(mine(command.room()), ReadMark.backBefore(command.seq()));
  }

  @Override
  public Future<Reply> sync(InboxCommand.Sync command) {
    rooms.permit(sender, Verb.READ);
    return new SyncPage(rooms, inbox.store(), sender)
        .read(command.next().orElse(""))
        .map(page -> page);
  }

  @Override
  public Future<Reply> notify(InboxCommand.Notify command) {
    Conversation of = mine(command.room());
    if (command.change().isEmpty()) {
      return LogEnvironment.inTime(inbox.store().place(of))
          .map(place -> new InboxReply.Preferred(of.room(), place));
    }
    return rooms
        .directRooms()
        .inhabited(sender.user(), of.room())
        .compose(there -> inbox.preferring().change(of, command.change(), sender.session()))
        .map(
            changed ->
                changed
                    .<Reply>map(done -> new InboxReply.Preferred(of.room(), done.place()))
                    .orElseGet(InboxHandler::full));
  }

  @Override
  public Future<Reply> draft(InboxCommand.KeepDraft command) {
    Conversation of = mine(command.room());
    if (command.text().isEmpty()) {
      return LogEnvironment.inTime(inbox.store().draft(of))
          .map(text -> new InboxReply.Drafted(of.room(), text));
    }
    return rooms
        .directRooms()
        .inhabited(sender.user(), of.room())
        .compose(there -> inbox.keep(of, command.text().get()))
        .map(InboxHandler::reply);
  }

  @Override
  public Future<Reply> readThread(InboxCommand.ReadThread command) {
    MessageId message = mine(command.message());
    return command.seq().isPresent()
        ? following.read(message, command.seq().getAsLong())
        : following.stands(message);
  }

  private MessageId mine(MessageId message) {
    return new MessageId(rooms.permitted(sender, message.room(), Verb.READ), message.seq());
  }

  @Override
  public Future<Reply> follow(InboxCommand.Follow command) {
    MessageId message = mine(command.message());
    return command
        .on()
        .map(on -> following.follow(message, on))
        .orElseGet(() -> following.stands(message));
  }

  @Override
  public Future<Reply> threads(InboxCommand.ListThreads command) {
    rooms.permit(sender, Verb.READ);
    return following.page(
        command.unread(), command.next().map(InboxHandler::place).orElse(ThreadPlace.FIRST));
  }

  private static ThreadPlace place(String next) {
    return ThreadPlace.parse(next)
        .orElseThrow(
            () ->
                new Refusal(
                    Problem.BAD_REQUEST.refusedFor(
                        "next", "The field next must be that of the page before.")));
  }

  private static Reply reply(DraftOutcome outcome) {
    return switch (outcome) {
      case KEPT -> new Done();
      case NO_PLACE -> full();
      case TOO_LONG ->
          Problem.TOO_LARGE.refusedFor(
              "text", "All drafts of a person have at most " + InboxStore.DRAFT_BYTES + " bytes.");
    };
  }
}
