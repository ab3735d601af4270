package chat.parley.message;

import chat.parley.log.Page;
import chat.parley.protocol.Reply;

/** What is answered of messages. */
public sealed interface MessageReply extends Reply {

  /** Committed to the log; {@code duplicate} when it was there already. */
  record Sent(Message message, boolean duplicate) implements MessageReply {}

  /** Taken by the socket of the one session it was for. */
  record Delivered(String cid, long ts) implements MessageReply {}

  record Read(String room, String epoch, long head, Page<Message> page) implements MessageReply {}
}
