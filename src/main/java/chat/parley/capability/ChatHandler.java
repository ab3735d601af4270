package chat.parley.capability;

import chat.parley.access.Sender;
import chat.parley.board.BoardCommand;
import chat.parley.board.BoardHandler;
import chat.parley.board.BoardParts;
import chat.parley.board.Boards;
import chat.parley.board.RoomTap;
import chat.parley.board.lines.LineCommand;
import chat.parley.board.lines.LineHandler;
import chat.parley.board.lines.LineParts;
import chat.parley.board.lines.Lines;
import chat.parley.capability.poll.PollCommand;
import chat.parley.capability.poll.PollDesk;
import chat.parley.capability.poll.PollHandler;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentHandler;
import chat.parley.document.DocumentParts;
import chat.parley.document.Documents;
import chat.parley.log.StoreUnavailable;
import chat.parley.message.ForwardedFiles;
import chat.parley.message.Message;
import chat.parley.message.MessageCommand;
import chat.parley.message.MessageHandler;
import chat.parley.message.MessageRules;
import chat.parley.message.MessageStore;
import chat.parley.message.OpenMessageStore;
import chat.parley.message.OpenMessages;
import chat.parley.message.export.ExportCommand;
import chat.parley.message.export.ExportHandler;
import chat.parley.message.export.ExportStore;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileHandler;
import chat.parley.message.file.Files;
import chat.parley.message.file.Uploads;
import chat.parley.message.inbox.Inbox;
import chat.parley.message.inbox.InboxCommand;
import chat.parley.message.inbox.InboxHandler;
import chat.parley.message.inbox.InboxStore;
import chat.parley.message.link.CardSource;
import chat.parley.message.link.LinkCommand;
import chat.parley.message.link.LinkHandler;
import chat.parley.message.search.SearchCommand;
import chat.parley.message.search.SearchHandler;
import chat.parley.message.search.Searches;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.Incoming;
import chat.parley.room.RoomCommand;
import chat.parley.room.RoomEntry;
import chat.parley.room.RoomHandler;
import chat.parley.room.Rooms;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The chat of one node: gives each command to its capability. Touched only by one loop. */
public final class ChatHandler implements Chat {
  private static final long RETRY_MILLIS = 1_000;

  private final Surroundings around;
  private final Rooms rooms;
  private final Incoming incoming;
  private final MessageStore messages;
  private final OpenMessages openMessages;
  private final MessageRules messageRules;
  private final Inbox inbox;
  private final Searches searches;
  private final CardSource cards;
  private final ExportStore exports;
  private final Optional<Files> files;
  private final ForwardedFiles forwardedFiles;
  private final Documents documents;
  private final Lines lines;
  private final Boards boards;
  private final PollDesk polls;

  public ChatHandler(
      Surroundings given,
      MessageStore messages,
      OpenMessageStore openMessages,
      MessageRules messageRules,
      InboxStore inbox,
      Searches searches,
      CardSource cards,
      ExportStore exports,
      Optional<Uploads> uploads,
      DocumentParts documents,
      BoardParts boards,
      LineParts lines) {
    RoomTap tap = new RoomTap(given.publisher());
    this.around = given.through(tap);
    this.rooms = new Rooms(around);
    this.incoming = new Incoming(rooms);
    this.messages = messages;
    this.openMessages = new OpenMessages(rooms, openMessages, messageRules);
    this.messageRules = messageRules;
    this.inbox = new Inbox(rooms, inbox);
    this.searches = searches;
    this.cards = cards;
    this.exports = exports;
    this.files = uploads.map(some -> new Files(rooms, some));
    this.documents = new Documents(rooms, incoming, documents);
    this.lines = new Lines(rooms, incoming, lines);
    this.boards = new Boards(rooms, incoming, boards, tap, this.lines);
    rooms.open().tell(entries -> entries.forEach(entry -> said(entry, tap)));
    this.polls = new PollDesk(rooms, this.boards.polls(), messages);
    this.forwardedFiles = files.map(Files::forwarded).orElse(ForwardedFiles.NONE);
  }

  private static void said(RoomEntry entry, RoomTap tap) {
    if (entry instanceof Message message) {
      tap.said(message.room(), message.seq(), message.ts());
    }
  }

  @Override
  public Future<Reply> handle(Sender sender, Command command) {
    around.counters().command();
    try {
      return CommandFamilies.match(command, new Handlers(sender)).recover(ChatHandler::refusal);
    } catch (Refusal refused) {
      return Future.succeededFuture(refused.reply());
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  /** One handler per capability. */
  private final class Handlers implements CommandFamilies<Future<Reply>> {
    private final Sender sender;

    private Handlers(Sender sender) {
      this.sender = sender;
    }

    @Override
    public Future<Reply> room(RoomCommand command) {
      return command.match(new RoomHandler(rooms, incoming, sender));
    }

    @Override
    public Future<Reply> message(MessageCommand command) {
      return command.match(messages());
    }

    private MessageHandler messages() {
      return new MessageHandler(
          rooms, messages, openMessages, messageRules, forwardedFiles, sender);
    }

    @Override
    public Future<Reply> inbox(InboxCommand command) {
      return command.match(new InboxHandler(rooms, inbox, sender));
    }

    @Override
    public Future<Reply> search(SearchCommand command) {
      return command.match(new SearchHandler(rooms, searches, sender));
    }

    @Override
    public Future<Reply> link(LinkCommand command) {
      return command.match(new LinkHandler(rooms, messages, cards, sender));
    }

    @Override
    public Future<Reply> export(ExportCommand command) {
      return command.match(new ExportHandler(rooms, exports, sender));
    }

    @Override
    public Future<Reply> file(FileCommand command) {
      return command.match(new FileHandler(rooms, files.orElseThrow(), sender));
    }

    @Override
    public Future<Reply> document(DocumentCommand command) {
      return command.match(
          new DocumentHandler(rooms, new RoomHandler(rooms, incoming, sender), documents, sender));
    }

    @Override
    public Future<Reply> board(BoardCommand command) {
      return command.match(
          new BoardHandler(rooms, new RoomHandler(rooms, incoming, sender), boards, sender));
    }

    @Override
    public Future<Reply> line(LineCommand command) {
      return command.match(
          new LineHandler(rooms, new RoomHandler(rooms, incoming, sender), lines, sender));
    }

    @Override
    public Future<Reply> poll(PollCommand command) {
      return command.match(new PollHandler(rooms, polls, messages(), sender));
    }
  }

  /** Refusals become replies, and so does an outage of the store; anything else is a bug. */
  private static Future<Reply> refusal(Throwable cause) {
    if (cause instanceof Refusal refused) {
      return Future.succeededFuture(refused.reply());
    }
    return cause instanceof StoreUnavailable
        ? Future.succeededFuture(
            Problem.UNAVAILABLE.refusedForNow(
                "The server cannot reach its storage now; try it again.", RETRY_MILLIS))
        : Future.failedFuture(cause);
  }

  /**
   * From now on what happens by itself happens.
   *
   * @param failures is told what of it fails
   */
  public void start(Consumer<Throwable> failures) {
    openMessages.start();
    files.ifPresent(some -> some.start(failures));
    boards.start(new AlertMessages(rooms));
    polls.start(failures);
  }

  /** Done when all that was said and written is stored. */
  public Future<Void> quiet() {
    return openMessages
        .quiet()
        .transform(kept -> documents.quiet())
        .transform(stored -> boards.quiet())
        .transform(stored -> lines.quiet())
        .transform(stored -> rooms.quiet());
  }

  public Rooms rooms() {
    return rooms;
  }

  /** The store holds other logs now, up to here. Nobody should have read the ones before. */
  public void continueAt(Map<String, Long> heads) {
    rooms.continueAt(heads);
    documents.reset();
    boards.reset();
    lines.reset();
  }

  public Documents documents() {
    return documents;
  }

  /** Takes what other nodes say. */
  public Incoming incoming() {
    return incoming;
  }
}
