/** How much of the node's memory may serve one purpose, whoever holds it; uses nobody. */
package chat.parley.budget;
