/** What a program in the JVM of the server logs by Logback, in the log of a board. */
package chat.parley.transport.logback;
