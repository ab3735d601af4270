package chat.parley.document;

import chat.parley.access.User;

/**
 * What is known of a document without reading it.
 *
 * @param title as people see it; its name until somebody says otherwise
 * @param creator who wrote first in it, or made it
 * @param created milliseconds since 1970, UTC
 * @param head the position of its last update; 0 while it is empty
 * @param editor who wrote last
 * @param edited milliseconds since 1970, UTC
 * @param bytes of all its updates that are kept, near enough to bound them
 */
public record DocumentRow(
    DocumentName document,
    String title,
    User creator,
    long created,
    long head,
    User editor,
    long edited,
    long bytes) {}
