package chat.parley.board;

import java.util.OptionalLong;

/**
 * A value by its key.
 *
 * @param json spelled out
 * @param rev higher with each change
 * @param by the id of the user who put it
 * @param at when, milliseconds since 1970
 * @param expires when it is gone by itself
 */
public record KeyedValue(
    MetricName name, String key, String json, long rev, String by, long at, OptionalLong expires) {}
