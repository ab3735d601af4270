package chat.parley.transport.statsd;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a line says.
 *
 * @param name of the metric, as it was sent
 * @param type {@code c}, {@code g}, {@code ms}, {@code h}, {@code d} or {@code s}
 * @param values one or more
 * @param rate at which the sender told only some, above 0 and up to 1
 * @param tags as they were sent; one without a value is {@code true}
 * @param at milliseconds since 1970, if it was said
 */
record Sampled(
    String name,
    String type,
    List<String> values,
    double rate,
    Map<String, String> tags,
    OptionalLong at) {}
