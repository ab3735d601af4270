package chat.parley.transport.yjs;

import chat.parley.document.CursorState;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentEvent;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentReply;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.yjs.message.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One document of one client, from the client's first word of it to its last one: what comes before
 * it is open waits. Used on one loop.
 */
final class DocumentChannel implements Conversation.Listener {
  private static final byte[] NOTHING = {0};
  private static final int MOST_ECHOES = 1_000;

  private final DocumentName document;
  private final Outlet outlet;
  private final Dialect dialect;
  private final Conversation conversation;
  private final OwnCursor cursor = new OwnCursor();
  private final List<ClientMessage> early = new ArrayList<>(0);
  private Optional<byte[]> vector = Optional.empty();
  private byte[] told = NOTHING;
  private State state = State.COMING;
  private boolean admitted;
  private int echoes;

  private enum State {
    COMING,
    OPENING,
    OPEN,
    ENDED
  }

  DocumentChannel(DocumentName document, Outlet outlet, Dialect dialect) {
    this.document = document;
    this.outlet = outlet;
    this.dialect = dialect;
    this.conversation = new Conversation(document, outlet, dialect, this);
  }

  DocumentName document() {
    return document;
  }

  boolean ended() {
    return state == State.ENDED;
  }

  boolean open() {
    return state == State.OPEN;
  }

  Dialect dialect() {
    return dialect;
  }

  /** The client has said who it is. */
  void admit() {
    admitted = true;
    openIfAsked();
  }

  /** The client does not begin by itself; it is told what the server has. */
  void speakFirst() {
    if (admitted && state == State.COMING) {
      vector = Optional.of(vector.orElse(NOTHING));
      openIfAsked();
    }
  }

  private void openIfAsked() {
    if (admitted && state == State.COMING) {
      vector.ifPresent(this::open);
    }
  }

  private void open(byte[] known) {
    state = State.OPENING;
    outlet
        .during(outlet.ask(new DocumentCommand.Open(document, known, outlet.piece())))
        .onSuccess(reply -> opened(known, reply));
  }

  private void opened(byte[] known, Reply reply) {
    if (ended()) {
      outlet.forget(document);
    } else if (reply instanceof DocumentReply.Opened opened) {
      state = State.OPEN;
      told(opened);
      conversation.begin(known, opened);
      List<ClientMessage> waited = List.copyOf(early);
      early.clear();
      waited.forEach(this::hear);
    } else if (reply instanceof Refused refused) {
      if (refused.problem().temporary()) {
        lost(refused);
      } else {
        refuse(refused);
      }
    }
  }

  /** The client cannot have it. */
  void refuse(Refused why) {
    end();
    dialect.refused(why);
  }

  private void end() {
    state = State.ENDED;
    early.clear();
  }

  @Override
  public void told(DocumentReply.Opened opened) {
    told = opened.vector();
    heard(opened.cursors());
  }

  private void heard(List<CursorState> cursors) {
    if (!cursors.isEmpty()) {
      cursor.heard(cursors);
      echoes = Math.min(MOST_ECHOES, echoes + 1);
    }
  }

  @Override
  public void lost(Refused why) {
    if (!ended()) {
      end();
      outlet.leave(CloseCodes.of(why), "unavailable");
    }
  }

  @Override
  public void broken(Refused why) {
    if (!ended()) {
      end();
      outlet.forget(document);
      dialect.broken(why);
    }
  }

  /** Which of the states that have come are the client's own. */
  List<CursorState> own(List<CursorState> states) {
    return cursor.of(states);
  }

  /** Whether a message without own states only sends back what the client was told. */
  boolean echoed() {
    if (echoes == 0) {
      return false;
    }
    echoes--;
    return true;
  }

  /** A message has come, and is paid. */
  void hear(ClientMessage message) {
    if (message instanceof ClientMessage.Leave) {
      leave();
    } else if (open()) {
      conversation.hear(message, told);
    } else if (message instanceof ClientMessage.StepOne one && vector.isEmpty()) {
      vector = Optional.of(one.vector());
      openIfAsked();
    } else if (!ended()) {
      early.add(message);
    }
  }

  /** The client wants no more of it. */
  void leave() {
    boolean had = open();
    end();
    if (had) {
      outlet.forget(document);
    }
  }

  /** Something has happened in the document; what is sent to everybody has been sent. */
  void hear(DocumentNews news) {
    if (open() && news.large()) {
      conversation.fetch(told);
    } else if (news.event() instanceof DocumentEvent.Cursors cursors) {
      heard(cursors.cursors());
    } else if (open() && news.event() instanceof DocumentEvent.Allowed allowed) {
      conversation.allowed(allowed.write(), told);
    } else if (open() && news.event() instanceof DocumentEvent.Closed closed) {
      closed(closed.reason());
    }
  }

  private void closed(DocumentEvent.CloseReason reason) {
    switch (reason) {
      case REOPEN -> open(told);
      case RESET -> closed(Problem.CID_REUSED.refused("This document is another one now."));
      case LEFT -> closed(Problem.NOT_MEMBER.refused("You have left this room."));
      case FORBIDDEN -> closed(Problem.FORBIDDEN.refused("You may not read this document."));
    }
  }

  private void closed(Refused why) {
    end();
    dialect.closed(why);
  }
}
