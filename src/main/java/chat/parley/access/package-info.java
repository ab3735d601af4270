/** Who is who, and who may what. */
package chat.parley.access;
