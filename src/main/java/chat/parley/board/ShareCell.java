package chat.parley.board;

/**
 * A cell as its owner tells it: all of what he has recorded in one step of a series, so that to be
 * told twice, late or in another order harms nobody.
 *
 * @param series as {@link SeriesName#text} spells it
 * @param tier as {@link Tier#seconds} has it
 * @param start of the step, milliseconds since 1970
 * @param bytes how often it has changed, and then the cell
 */
public record ShareCell(String series, String owner, int tier, long start, byte[] bytes) {}
