package chat.parley.wire.field;

/**
 * How much of each a client may send, as the settings say.
 *
 * @param textCharacters of a chat message, in code points
 * @param page entries of a page of history
 * @param emitBytes that the data of a named event may take, spelled out
 * @param rooms that a session may be in, direct ones apart
 * @param revision3 whether named events may reach clients of Socket.IO 1 and 2
 */
public record Bounds(int textCharacters, int page, long emitBytes, int rooms, boolean revision3) {}
