/** Numbers of a room that move while people look, and have a past when they come. */
package chat.parley.board;
