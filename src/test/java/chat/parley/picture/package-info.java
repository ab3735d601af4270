/** What is made of pictures, and of what only looks like one. */
package chat.parley.picture;
