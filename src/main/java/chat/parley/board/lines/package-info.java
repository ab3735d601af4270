/** Logs of boards: lines that are followed, filtered and scrolled back. */
package chat.parley.board.lines;
