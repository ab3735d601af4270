/** What pages elsewhere say about themselves, fetched without becoming anybody's way inside. */
package chat.parley.preview;
