/** Logs of boards, as people follow them. */
package chat.parley.board.lines;
