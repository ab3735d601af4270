/** Other people's clients, unmodified, against a real server. */
package chat.parley.foreign;
