/**
 * Clients that come back whatever happens to their server, a record of what they said and heard,
 * and a verdict on whether the chat has kept its promises.
 */
package chat.parley.chaos;
