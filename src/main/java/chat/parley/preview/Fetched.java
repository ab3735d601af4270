package chat.parley.preview;

import io.vertx.core.buffer.Buffer;

/**
 * What came from an address.
 *
 * @param from where it was in the end
 * @param contentType as the server says
 * @param encoding how it is compressed; empty for not at all
 * @param robots what the server asks of those who show excerpts
 */
record Fetched(WebAddress from, String contentType, String encoding, String robots, Buffer body) {}
