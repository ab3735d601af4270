/** Files that come over the sockets of the chat: their pieces, their credit, their end. */
package chat.parley.transport.upload;
