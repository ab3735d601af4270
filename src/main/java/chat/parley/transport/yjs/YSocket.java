package chat.parley.transport.yjs;

import chat.parley.document.CursorState;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentName;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.transport.Carrier;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.yjs.message.Awareness;
import chat.parley.transport.yjs.message.ClientMessage;
import chat.parley.transport.yjs.message.YReader;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A client of y-websocket, versions 2 and 3, or of y-sweet: one document, named by the path. */
final class YSocket extends DocumentSocket {
  private static final int MALFORMED = 4400;

  private final StrictWebSocket socket;
  private final Greeting greeting;
  private final DocumentChannel channel;

  YSocket(YjsParts parts, StrictWebSocket socket, DocumentName document, Greeting greeting) {
    super(parts, socket);
    this.socket = socket;
    this.greeting = greeting;
    this.channel = new DocumentChannel(document, this, new YDialect(this));
  }

  @Override
  void started() {
    if (!greeting.token().isEmpty()) {
      greeted(session().comes(greeting.token(), greeting.name()));
    }
  }

  private void greeted(Future<Reply> reply) {
    reply.onSuccess(
        answer -> {
          if (answer instanceof Refused refused) {
            channel.refuse(refused);
          } else {
            channel.admit();
          }
        });
  }

  @Override
  void read(byte[] frame) {
    ClientMessage message = YReader.read(frame);
    if (message instanceof ClientMessage.States states) {
      List<CursorState> all = Awareness.read(states.states());
      List<CursorState> own = channel.own(all);
      greet(own);
      if (own.isEmpty() && channel.echoed()) {
        socket.visitor().spares(1);
      } else {
        receive(new Received("", new ClientMessage.Cursors(own), frame.length));
      }
    } else {
      receive(new Received("", message, frame.length));
    }
  }

  /** Who brings nothing is known by the id that his library goes on with when it comes again. */
  private void greet(List<CursorState> own) {
    if (session().sender().isEmpty() && greeting.token().isEmpty() && !own.isEmpty()) {
      greeted(session().comes(own.get(0).client(), greeting.name()));
    }
  }

  @Override
  void take(Received received) {
    pass(channel, received);
  }

  @Override
  void speakFirst() {
    if (session().sender().isEmpty() && greeting.token().isEmpty()) {
      greeted(session().comes(ThreadLocalRandom.current().nextLong(), greeting.name()));
    }
    channel.speakFirst();
  }

  @Override
  void talk() {
    send(channel.dialect().messages().nothing());
  }

  @Override
  int malformedCode() {
    return MALFORMED;
  }

  @Override
  public boolean tooLarge() {
    socket.tooLarge(CloseCodes.TOO_LARGE, "too large");
    return true;
  }

  @Override
  public Carrier carrier() {
    return Carrier.Y_WEBSOCKET;
  }

  @Override
  public DocumentFormat format() {
    return DocumentFormat.Y_WEBSOCKET;
  }

  @Override
  public void write(DocumentFrames frames) {
    if (!channel.ended()) {
      writeFrame(frames.bytes());
      frames.told().forEach(channel::hear);
    }
  }

  @Override
  public void forget(DocumentName document) {
    ask(new DocumentCommand.Close(document));
  }
}
