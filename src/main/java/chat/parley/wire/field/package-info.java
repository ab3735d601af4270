/** Types of the JSON of chat.v1: each checks what a client sent, and describes itself. */
package chat.parley.wire.field;
