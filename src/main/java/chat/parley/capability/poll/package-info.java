/**
 * Polls: what a message asks is voted on by its board. So this needs messages and boards at once.
 */
package chat.parley.capability.poll;
