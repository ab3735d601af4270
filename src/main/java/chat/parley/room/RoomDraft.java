package chat.parley.room;

import chat.parley.log.Draft;

/** Something that no room's log has yet, whichever capability it belongs to. */
public interface RoomDraft extends Draft {

  /** What the store calls entries of this kind. */
  String kind();

  /** The author's own id of it; the same one again is the same draft. */
  String cid();
}
