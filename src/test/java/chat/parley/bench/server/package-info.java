/** Servers that are measured, each a program of its own: {@code main(port, …)}. */
package chat.parley.bench.server;
