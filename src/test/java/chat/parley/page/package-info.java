/** The page in a real browser. */
package chat.parley.page;
