/** Files for programs in the JVM of the server: streams in, streams out. */
package chat.parley.transport.program;
