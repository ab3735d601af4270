/**
 * Fan-out: brings events to sockets, encoded once per wire format; knows events, not their
 * spelling.
 */
package chat.parley.delivery;
