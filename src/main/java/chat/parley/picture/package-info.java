/**
 * What is made of a picture before others can read it: all that its pixels do not need is gone, and
 * it is there in smaller sizes. Runs on a thread of its own, and trusts nothing in a file.
 */
package chat.parley.picture;
