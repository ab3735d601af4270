package chat.parley.capability;

import chat.parley.message.MessageReply;
import chat.parley.protocol.Done;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomReply;

/** One method per reply of every capability. */
public interface ReplyCases<R> extends RoomReply.Cases<R>, MessageReply.Cases<R> {
  R done(Done reply);

  R refused(Refused reply);

  /** The one place that tells families apart. */
  static <R> R match(Reply reply, ReplyCases<R> cases) {
    if (reply instanceof MessageReply message) {
      return message.match(cases);
    }
    if (reply instanceof RoomReply room) {
      return room.match(cases);
    }
    if (reply instanceof Refused refused) {
      return cases.refused(refused);
    }
    if (reply instanceof Done done) {
      return cases.done(done);
    }
    throw new IllegalArgumentException("of no capability: " + reply.getClass());
  }
}
