/**
 * Files: bytes that come in and are read meanwhile, what is known of them, and their place in a
 * room. Knows neither HTTP nor where bytes are kept.
 */
package chat.parley.message.file;
