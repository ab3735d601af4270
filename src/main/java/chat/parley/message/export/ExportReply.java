package chat.parley.message.export;

import chat.parley.log.Page;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomEntry;
import java.util.List;

/** A part of what somebody takes away. */
public sealed interface ExportReply extends Reply {

  /**
   * @param head how far the log went
   */
  record RoomGiven(String epoch, long head, Page<RoomEntry> page) implements ExportReply {}

  /**
   * @param more whether others follow
   */
  record RoomsGiven(List<KeptRoom> rooms, boolean more) implements ExportReply {}

  record ThreadsGiven(List<KeptThread> threads) implements ExportReply {}

  /**
   * @param page in the order of their cids
   * @param last the cid of the last one
   */
  record OwnGiven(String epoch, Page<RoomEntry> page, String last) implements ExportReply {}
}
