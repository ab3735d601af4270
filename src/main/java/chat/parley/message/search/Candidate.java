package chat.parley.message.search;

/**
 * A message that an index has found, and may still not be what was asked for.
 *
 * @param room the name of its room
 * @param text as it is now
 * @param edited whether it is another than it was, and may be than what the index knows
 */
public record Candidate(
    Spot spot, String room, String sender, String name, String text, boolean edited) {}
