/** Files as people and foreign clients send and read them. */
package chat.parley.files;
