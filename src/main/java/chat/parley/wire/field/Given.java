package chat.parley.wire.field;

import java.util.Map;

/**
 * What a client gave: one object, and the bounds to which it is held.
 *
 * @param values as {@code StrictJson} reads them; a null is as good as nothing
 */
public record Given(Map<String, Object> values, Bounds bounds) {}
