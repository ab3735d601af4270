package chat.parley.room;

import chat.parley.access.User;
import java.util.Optional;

/**
 * A line in the list of rooms.
 *
 * @param ts when the last message came, milliseconds since 1970; 0 if none did
 * @param direct the other one, in a room of two
 */
public record RoomSummary(String room, long head, long ts, int members, Optional<User> direct) {}
