/** Boards: numbers that are right, watched by whoever comes, goes and lags. */
package chat.parley.board;
