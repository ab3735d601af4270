package chat.parley.protocol;

import java.util.Optional;

/**
 * It was not done.
 *
 * @param detail one sentence for people, which must not tell internals
 * @param field the name of the field at fault, if one is
 * @param retryAfterMillis when it is worth trying again; 0 when nothing is known
 */
public record Refused(Problem problem, String detail, Optional<String> field, long retryAfterMillis)
    implements Reply {}
