package chat.parley.transport.yjs;

import chat.parley.document.CursorState;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentName;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.Carrier;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.yjs.message.Awareness;
import chat.parley.transport.yjs.message.ClientMessage;
import chat.parley.transport.yjs.message.HocuspocusReader;
import chat.parley.transport.yjs.message.ServerMessages;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A client of Hocuspocus, versions 3 and 4: many documents, all of one person. */
final class HocuspocusSocket extends DocumentSocket {
  private static final int RESET = 4205;
  private static final Refused OTHER_PERSON =
      Problem.UNAUTHORIZED.refused("One connection is one person's.");

  private final Optional<String> name;
  private final Channels channels = new Channels(this);
  private final List<DocumentChannel> comers = new ArrayList<>(1);
  private boolean guest;
  private boolean entered;
  private boolean pings;

  /**
   * @param name as a guest wants to be called
   */
  HocuspocusSocket(YjsParts parts, StrictWebSocket socket, Optional<String> name) {
    super(parts, socket);
    this.name = name;
  }

  @Override
  void started() {
    // each document brings a token
  }

  @Override
  void read(byte[] frame) {
    if (HocuspocusReader.ping(frame)) {
      send(ServerMessages.pong());
    } else if (!HocuspocusReader.pong(frame)) {
      HocuspocusReader.Named named = HocuspocusReader.read(frame);
      receive(new Received(named.name(), heard(named.name(), named.message()), frame.length));
    }
  }

  /** Which cursor is the client's own is known before anything is told. */
  private ClientMessage heard(String label, ClientMessage message) {
    if (message instanceof ClientMessage.States states) {
      List<CursorState> all = Awareness.read(states.states());
      List<CursorState> own =
          channels.of(label).map(channel -> channel.own(all)).orElseGet(List::of);
      if (!own.isEmpty() && guest && session().sender().isEmpty()) {
        entering(session().comes(own.get(0).client(), name));
      }
      return new ClientMessage.Cursors(own);
    }
    return message;
  }

  @Override
  void take(Received received) {
    String label = received.label();
    if (received.message() instanceof ClientMessage.Token token) {
      pings |= token.pings();
      channels
          .renewed(label)
          .ifPresentOrElse(
              channel -> come(channel, token.token()),
              () -> send(ServerMessages.of(label).unauthenticated(Channels.WHY_NOT)));
    } else if (received.message() instanceof ClientMessage.Leave) {
      channels.remove(label).ifPresent(DocumentChannel::leave);
    } else {
      channels.of(label).ifPresent(channel -> pass(channel, received));
    }
  }

  /** Who has said who he is needs no other token, and may not be somebody else. */
  private void come(DocumentChannel channel, String token) {
    if (session().sender().isPresent() && !token.isEmpty() && !session().proves(token)) {
      channel.refuse(OTHER_PERSON);
      return;
    }
    if (entered) {
      channel.admit();
      return;
    }
    comers.add(channel);
    if (session().sender().isEmpty() && !token.isEmpty()) {
      entering(session().comes(token, name));
    } else {
      guest = true;
    }
  }

  private void entering(Future<Reply> reply) {
    reply.onSuccess(
        answer -> {
          List<DocumentChannel> waiting = List.copyOf(comers);
          comers.clear();
          if (answer instanceof Refused refused) {
            waiting.forEach(channel -> channel.refuse(refused));
          } else {
            entered = true;
            waiting.forEach(DocumentChannel::admit);
          }
        });
  }

  @Override
  void speakFirst() {
    if (guest && session().sender().isEmpty()) {
      entering(session().comes(ThreadLocalRandom.current().nextLong(), name));
    }
    channels.all().forEach(DocumentChannel::speakFirst);
  }

  /** Providers before version 4 know no pings. */
  @Override
  void talk() {
    if (pings) {
      send(ServerMessages.ping());
    } else {
      channels.all().stream()
          .filter(DocumentChannel::open)
          .findFirst()
          .ifPresent(channel -> send(channel.dialect().messages().nothing()));
    }
  }

  @Override
  public void forget(DocumentName document) {
    if (channels.of(document).stream().allMatch(DocumentChannel::ended)) {
      ask(new DocumentCommand.Close(document));
    }
  }

  @Override
  int malformedCode() {
    return RESET;
  }

  @Override
  public Carrier carrier() {
    return Carrier.HOCUSPOCUS;
  }

  @Override
  public DocumentFormat format() {
    return DocumentFormat.HOCUSPOCUS;
  }

  /** Nearly everybody calls a document by its path, and shares what is written. */
  @Override
  public void write(DocumentFrames frames) {
    if (frames.told().stream().allMatch(news -> channels.plain(news.document()))) {
      writeFrame(frames.bytes());
    } else {
      frames.told().forEach(this::spell);
    }
    frames
        .told()
        .forEach(news -> channels.of(news.document()).forEach(channel -> channel.hear(news)));
  }

  private void spell(DocumentNews news) {
    channels.of(news.document()).stream()
        .filter(channel -> !channel.ended())
        .forEach(channel -> news.message(channel.dialect().messages()).ifPresent(this::send));
  }
}
