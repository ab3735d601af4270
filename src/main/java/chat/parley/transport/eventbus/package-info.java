/**
 * The chat on the Vert.x event bus: for verticles as it is, for browsers through a guarded bridge.
 */
package chat.parley.transport.eventbus;
