package chat.parley.document;

import chat.parley.protocol.Reply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is answered of documents. */
public sealed interface DocumentReply extends Reply {

  /**
   * It is there, titled so.
   *
   * @param pos of its last update; 0 while it is empty
   */
  record Made(DocumentName doc, String title, long pos) implements DocumentReply {}

  /**
   * @param next the {@code before} of the next page, when there is one
   */
  record Listed(List<Line> docs, OptionalLong next) implements DocumentReply {}

  /**
   * A document in a list.
   *
   * @param open how many people have it open
   */
  record Line(DocumentRow row, int open) {}

  /**
   * The session hears the document from now on.
   *
   * @param title as it is now
   * @param pos up to where its updates are in what is told
   * @param update what the session lacks, or the first part of that
   * @param next with which the rest is asked for
   * @param vector what the server has, by which a client knows what it lacks
   * @param write whether the session may write
   */
  record Opened(
      DocumentName doc,
      String title,
      String epoch,
      long pos,
      byte[] update,
      Optional<String> next,
      byte[] vector,
      boolean write,
      List<CursorState> cursors)
      implements DocumentReply {}

  /** Another part of a large document: an update that builds on the parts before. */
  record Part(byte[] update, Optional<String> next) implements DocumentReply {}

  /**
   * All of an update is stored.
   *
   * @param pos of the entry that brought it, or of the last one when it brought nothing
   */
  record Taken(DocumentName doc, long pos) implements DocumentReply {}

  /**
   * A document as it is read.
   *
   * @param text what it says; empty when it is an update that was asked for
   */
  record Contents(
      DocumentName doc,
      String epoch,
      long pos,
      DocumentCommand.Format format,
      String text,
      byte[] update)
      implements DocumentReply {}

  record History(List<DocumentVersion> versions, boolean more) implements DocumentReply {}
}
