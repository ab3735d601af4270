package chat.parley.message;

import chat.parley.log.Page;
import chat.parley.protocol.Reply;

/** What is answered of messages. */
public sealed interface MessageReply extends Reply {

  <R> R match(Cases<R> cases);

  /** One method per reply: adding one breaks every place that must know it. */
  interface Cases<R> {
    R sent(Sent reply);

    R delivered(Delivered reply);

    R read(Read reply);
  }

  /** Committed to the log; {@code duplicate} when it was there already. */
  record Sent(Message message, boolean duplicate) implements MessageReply {
    public <R> R match(Cases<R> cases) {
      return cases.sent(this);
    }
  }

  /** Taken by the socket of the one session it was for. */
  record Delivered(String cid, long ts) implements MessageReply {
    public <R> R match(Cases<R> cases) {
      return cases.delivered(this);
    }
  }

  record Read(String room, String epoch, long head, Page<Message> page) implements MessageReply {
    public <R> R match(Cases<R> cases) {
      return cases.read(this);
    }
  }
}
