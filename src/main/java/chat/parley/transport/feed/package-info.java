/** What programs and other senders bring to a board: items, in batches that wait for nobody. */
package chat.parley.transport.feed;
