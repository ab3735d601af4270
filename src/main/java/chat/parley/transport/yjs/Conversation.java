package chat.parley.transport.yjs;

import chat.parley.document.CursorState;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentReply;
import chat.parley.protocol.Command;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.yjs.message.ClientMessage;
import java.util.List;
import java.util.function.Consumer;

/** What a client says of a document that it has open. Used on one loop. */
final class Conversation {
  private final DocumentName document;
  private final Outlet outlet;
  private final Dialect dialect;
  private final Listener listener;
  private final Pages pages;
  private final Writing writing;
  private boolean writes;

  /** Who has opened the document, and must know how that goes on. */
  interface Listener {

    /** The client is told what the server has. */
    void told(DocumentReply.Opened opened);

    /** What the client has sent is not stored now; it must bring it again. */
    void lost(Refused why);

    /** What the client has sent can never be stored. */
    void broken(Refused why);
  }

  Conversation(DocumentName document, Outlet outlet, Dialect dialect, Listener listener) {
    this.document = document;
    this.outlet = outlet;
    this.dialect = dialect;
    this.listener = listener;
    this.pages = new Pages(document, outlet, dialect.messages(), listener::lost);
    this.writing = new Writing(document, outlet);
  }

  /**
   * Tells the client what it lacks.
   *
   * @param known what it has
   */
  void begin(byte[] known, DocumentReply.Opened opened) {
    writes = opened.write();
    dialect.opened(opened);
    pages.send(known, opened.update(), opened.next());
  }

  /**
   * Something large has come into the document.
   *
   * @param told what the client has been told of
   */
  void fetch(byte[] told) {
    open(told, opened -> pages.send(told, opened.update(), opened.next()));
  }

  /** Whether the client may write is another thing now. */
  void allowed(boolean write, byte[] told) {
    writes = write;
    dialect.allowed(write, told);
  }

  /**
   * A message has come.
   *
   * @param told what the client has been told of
   */
  void hear(ClientMessage message, byte[] told) {
    if (message instanceof ClientMessage.Update update) {
      write(update.update(), told);
    } else if (message instanceof ClientMessage.StepTwo two) {
      bring(two.update(), told);
    } else if (message instanceof ClientMessage.StepOne one) {
      open(one.vector(), opened -> answer(one, opened));
    } else if (message instanceof ClientMessage.Cursors cursors) {
      show(cursors.own());
    } else if (message instanceof ClientMessage.QueryStates) {
      open(told, opened -> outlet.send(dialect.messages().awareness(opened.cursors())));
    } else if (message instanceof ClientMessage.Stateless stateless) {
      say(stateless.text());
    } else if (message instanceof ClientMessage.Probe probe) {
      writing.quiet().onComplete(done -> outlet.send(dialect.messages().probe(probe.version())));
    } else if (message instanceof ClientMessage.Unknown unknown) {
      dialect.ignored("There are no messages of type " + unknown.type() + " here.");
    }
  }

  /** Everybody answers the server's step one, readers too; most have nothing new to bring. */
  private void bring(byte[] update, byte[] told) {
    if (empty(update) || !writes && update.length > 0 && update[0] == 0) {
      dialect.stored();
    } else {
      write(update, told);
    }
  }

  private static boolean empty(byte[] update) {
    return update.length == 2 && update[0] == 0 && update[1] == 0;
  }

  private void write(byte[] update, byte[] told) {
    writing.write(update).onSuccess(reply -> written(reply, told));
  }

  private void written(Reply reply, byte[] told) {
    if (!(reply instanceof Refused refused)) {
      dialect.stored();
    } else if (refused.problem().temporary()) {
      listener.lost(refused);
    } else if (refused.problem() == Problem.FORBIDDEN) {
      dialect.notStored(refused);
    } else if (refused.problem() == Problem.GAP) {
      dialect.missing(refused, told);
    } else {
      listener.broken(refused);
    }
  }

  private void open(byte[] vector, Consumer<DocumentReply.Opened> then) {
    outlet
        .during(outlet.ask(new DocumentCommand.Open(document, vector, outlet.piece())))
        .onSuccess(
            reply -> {
              if (reply instanceof DocumentReply.Opened opened) {
                listener.told(opened);
                then.accept(opened);
              } else if (reply instanceof Refused refused) {
                listener.lost(refused);
              }
            });
  }

  private void answer(ClientMessage.StepOne one, DocumentReply.Opened opened) {
    if (one.asksBack()) {
      dialect.askedAgain(opened);
    }
    pages.send(one.vector(), opened.update(), opened.next());
  }

  private void show(List<CursorState> own) {
    try {
      if (!own.isEmpty()) {
        tell(new DocumentCommand.ShowCursors(document, own.stream().map(PlainState::of).toList()));
      }
    } catch (Refusal refused) {
      dialect.ignored(refused.reply().detail());
    }
  }

  private void say(String text) {
    if (text.length() > Stateless.MOST_CHARACTERS) {
      dialect.ignored("This is too long.");
    } else {
      tell(Stateless.command(document, text));
    }
  }

  private void tell(Command command) {
    outlet
        .during(outlet.ask(command))
        .onSuccess(
            reply -> {
              if (reply instanceof Refused refused) {
                dialect.ignored(refused.detail());
              }
            });
  }
}
