package chat.parley.message.search;

import java.util.List;

/**
 * What an index needs to know of a message, as it is now.
 *
 * @param file whether there is one with it
 * @param mentions ids of those whom it calls, {@code *} for all
 */
public record Document(
    Spot spot, String sender, String name, String text, boolean file, List<String> mentions) {}
