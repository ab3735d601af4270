/** Parley: the launcher, the two verticles, and what puts them together. */
package chat.parley;
