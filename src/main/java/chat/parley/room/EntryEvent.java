package chat.parley.room;

import chat.parley.protocol.Event;

/**
 * What is heard of an entry of a room's log: it comes in the order of the log, and without holes.
 */
public interface EntryEvent extends Event {
  RoomEntry entry();
}
