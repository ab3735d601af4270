/** The meters of a program in the JVM of the server, on a board. */
package chat.parley.transport.micrometer;
