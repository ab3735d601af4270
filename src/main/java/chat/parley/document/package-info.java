/** Texts that several people write at once: each is a log of updates. */
package chat.parley.document;
