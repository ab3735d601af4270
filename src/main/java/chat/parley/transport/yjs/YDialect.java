package chat.parley.transport.yjs;

import chat.parley.document.DocumentReply;
import chat.parley.protocol.Refused;
import chat.parley.transport.yjs.message.ServerMessages;
import java.util.Locale;

/** What y-websocket is told: why something is not done is only logged by its clients. */
final class YDialect implements Dialect {
  private static final String READER = "You may read this document, and not write in it.";

  private final Outlet outlet;
  private final ServerMessages messages = ServerMessages.unnamed();

  YDialect(Outlet outlet) {
    this.outlet = outlet;
  }

  @Override
  public ServerMessages messages() {
    return messages;
  }

  @Override
  public void opened(DocumentReply.Opened document) {
    outlet.send(messages.stepOne(document.vector()));
    if (!document.cursors().isEmpty()) {
      outlet.send(messages.awareness(document.cursors()));
    }
    if (!document.write()) {
      ignored(READER);
    }
  }

  @Override
  public void askedAgain(DocumentReply.Opened document) {
    // its own step one was answered when it came
  }

  @Override
  public void refused(Refused why) {
    closed(why);
  }

  @Override
  public void stored() {
    // its clients do not ask
  }

  @Override
  public void notStored(Refused why) {
    ignored(why.detail());
  }

  @Override
  public void missing(Refused why, byte[] vector) {
    outlet.send(messages.stepOne(vector));
  }

  @Override
  public void broken(Refused why) {
    closed(why);
  }

  @Override
  public void ignored(String why) {
    outlet.send(messages.denied(why));
  }

  /** What a reader has written meanwhile is asked for. */
  @Override
  public void allowed(boolean write, byte[] vector) {
    if (write) {
      outlet.send(messages.stepOne(vector));
    } else {
      ignored(READER);
    }
  }

  @Override
  public void closed(Refused why) {
    ignored(why.detail());
    outlet.leave(CloseCodes.of(why), why.problem().name().toLowerCase(Locale.ROOT));
  }
}
