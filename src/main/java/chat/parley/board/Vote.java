package chat.parley.board;

import java.util.OptionalInt;

/**
 * What one person chooses in a poll, instead of what he chose before.
 *
 * @param user his id
 * @param choice where it stands among the choices, from 0; nothing withdraws
 */
public record Vote(String user, OptionalInt choice) {}
