/** The JSON shapes of chat.v1: the only place where its field names are written. */
package chat.parley.wire;
