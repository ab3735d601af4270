/**
 * Finding messages again: how text is cut into words, what a search asks for, which messages it
 * finds, and keeping an index of them.
 */
package chat.parley.message.search;
