/** Gives people what was said, a part at a time, to take it away. */
package chat.parley.message.export;
