package chat.parley.document;

import chat.parley.access.User;
import java.util.List;

/**
 * A document as it was after some edits that belong together in time.
 *
 * @param pos of the last update in it
 * @param ts of that, milliseconds since 1970, UTC
 * @param editors who wrote what is in it and not in the version before
 */
public record DocumentVersion(long pos, long ts, List<User> editors) {}
