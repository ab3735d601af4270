/** Files, documents and boards for programs in the JVM of the server. */
package chat.parley.transport.program;
