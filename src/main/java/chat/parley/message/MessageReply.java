package chat.parley.message;

import chat.parley.log.Page;
import chat.parley.protocol.Reply;
import java.util.List;

/** What is answered of messages. */
public sealed interface MessageReply extends Reply {

  /** Committed to the log; {@code duplicate} when it was there already. */
  record Sent(Message message, boolean duplicate) implements MessageReply {}

  /** A message was changed; {@code duplicate} when it had been before. */
  record Changed(Change change, boolean duplicate) implements MessageReply {}

  /** A message is as it should be already. */
  record Unchanged(MessageId message, String epoch, String cid) implements MessageReply {}

  /**
   * A message has grown, or ended.
   *
   * @param n how many times something was appended; where it is not one more than was said, that
   *     was not taken
   */
  record Grown(MessageId message, long n) implements MessageReply {}

  /**
   * What a message has said.
   *
   * @param versions oldest first; the last is what it says now
   */
  record Versions(MessageId message, List<Version> versions) implements MessageReply {}

  /** Taken by the socket of the one session it was for. */
  record Delivered(String cid, long ts) implements MessageReply {}

  /** A page of messages as they are now. */
  record Read(String room, String epoch, long head, Page<Message> page) implements MessageReply {}
}
