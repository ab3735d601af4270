package chat.parley.board;

import chat.parley.protocol.Refused;

/**
 * An item that was not recorded, while others were.
 *
 * @param index where it stood in its record
 */
public record RefusedItem(int index, Refused why) {}
