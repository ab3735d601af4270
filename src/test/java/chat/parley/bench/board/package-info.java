/** What boards cost, beside servers on which one does the same by hand. */
package chat.parley.bench.board;
