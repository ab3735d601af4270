/** What the pages in webroot/examples talk to, written with the public Java API of Socket.IO. */
package chat.parley.examples;
