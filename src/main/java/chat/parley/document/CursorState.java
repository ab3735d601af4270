package chat.parley.document;

import java.util.Optional;

/**
 * Where somebody is in a document, as the awareness of Yjs has it.
 *
 * @param client his client id in Yjs
 * @param clock higher with each state of this client
 * @param json the text of a JSON object; empty when it is over
 */
public record CursorState(long client, long clock, Optional<String> json) {}
