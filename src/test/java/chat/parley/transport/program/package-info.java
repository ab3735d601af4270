/** What programs in the JVM of the server do with it. */
package chat.parley.transport.program;
