package chat.parley.transport.yjs;

import java.util.Optional;

/**
 * How a client says who it is.
 *
 * @param token empty for a guest who brings nothing
 * @param name as the guest wants to be called
 */
record Greeting(String token, Optional<String> name) {}
