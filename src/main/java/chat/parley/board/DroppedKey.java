package chat.parley.board;

/** A keyed value that is there no more. */
public record DroppedKey(MetricName name, String key) {}
