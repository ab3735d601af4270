/**
 * What clients are sending and have not taken, counted in the node's budgets and ended when it
 * takes too long.
 */
package chat.parley.transport.traffic;
