/**
 * Boards over HTTP: numbers come as line protocol or JSON, and go as JSON, CSV, text and events.
 */
package chat.parley.transport.board;
