/** Who may what. */
package chat.parley.access;
