package chat.parley.room;

/** How far a client has read a room's log: the last pos it has, and the log's epoch. */
public record Position(String epoch, long pos) {}
