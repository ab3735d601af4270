package chat.parley.transport.yjs;

import chat.parley.document.DocumentReply;
import chat.parley.protocol.Refused;
import chat.parley.transport.yjs.message.ServerMessages;

/** What Hocuspocus is told; a document that cannot go on leaves the socket, the others stay. */
final class HocuspocusDialect implements Dialect {
  private final Outlet outlet;
  private final ServerMessages messages;

  HocuspocusDialect(Outlet outlet, ServerMessages messages) {
    this.outlet = outlet;
    this.messages = messages;
  }

  @Override
  public ServerMessages messages() {
    return messages;
  }

  @Override
  public void opened(DocumentReply.Opened document) {
    outlet.send(messages.authenticated(document.write()));
    if (!document.cursors().isEmpty()) {
      outlet.send(messages.awareness(document.cursors()));
    }
    outlet.send(messages.stepOne(document.vector()));
  }

  @Override
  public void askedAgain(DocumentReply.Opened document) {
    outlet.send(messages.stepOne(document.vector()));
  }

  @Override
  public void refused(Refused why) {
    outlet.send(messages.unauthenticated(why.detail()));
  }

  @Override
  public void stored() {
    outlet.send(messages.status(true));
  }

  @Override
  public void notStored(Refused why) {
    outlet.send(messages.status(false));
  }

  @Override
  public void missing(Refused why, byte[] vector) {
    notStored(why);
    outlet.send(messages.stepOne(vector));
  }

  @Override
  public void broken(Refused why) {
    outlet.send(messages.status(false));
    closed(why);
  }

  @Override
  public void ignored(String why) {
    // there is no word for it
  }

  /** What a reader has written meanwhile is asked for. */
  @Override
  public void allowed(boolean write, byte[] vector) {
    outlet.send(messages.authenticated(write));
    if (write) {
      outlet.send(messages.stepOne(vector));
    }
  }

  @Override
  public void closed(Refused why) {
    outlet.send(messages.closed(why.detail()));
  }
}
