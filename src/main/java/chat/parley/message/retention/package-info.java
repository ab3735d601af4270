/** Deletes what is older than its room keeps, by and by and for good. */
package chat.parley.message.retention;
