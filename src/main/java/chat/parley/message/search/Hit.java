package chat.parley.message.search;

/**
 * A message that was found.
 *
 * @param score how well it answers; more is better
 */
public record Hit(Spot spot, String room, double score) {}
