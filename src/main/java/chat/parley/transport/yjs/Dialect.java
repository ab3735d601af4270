package chat.parley.transport.yjs;

import chat.parley.document.DocumentReply;
import chat.parley.protocol.Refused;
import chat.parley.transport.yjs.message.ServerMessages;

/** In what the wires differ when something happens to a document of a client. */
interface Dialect {

  ServerMessages messages();

  /** The client has it open from now on; what it lacks is sent next. */
  void opened(DocumentReply.Opened document);

  /** The client asks once more what it lacks, which is sent next. */
  void askedAgain(DocumentReply.Opened document);

  /** The client cannot have it. */
  void refused(Refused why);

  /** An update is stored, or brought nothing. */
  void stored();

  /** An update is not stored; the client may go on. */
  void notStored(Refused why);

  /**
   * An update builds on something that has not come, and the client is asked for it.
   *
   * @param vector what the server has had for long
   */
  void missing(Refused why, byte[] vector);

  /** An update, or something else, was so that the client cannot go on. */
  void broken(Refused why);

  /** Something small is not done. */
  void ignored(String why);

  /**
   * Whether the client may write has changed.
   *
   * @param vector what the server has had for long
   */
  void allowed(boolean write, byte[] vector);

  /** The client hears no more of it, because of the server. */
  void closed(Refused why);
}
