package chat.parley.transport.board;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What a line of line protocol says.
 *
 * @param fields its numbers; texts are left out
 * @param time since 1970, in whatever unit the body has
 */
record Point(
    String measurement, Map<String, String> tags, Map<String, Double> fields, OptionalLong time) {}
