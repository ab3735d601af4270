/** The meters of programs. */
package chat.parley.transport.micrometer;
