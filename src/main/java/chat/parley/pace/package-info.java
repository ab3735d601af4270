/** How much one person, and one address, may do: over all connections, and over reconnects. */
package chat.parley.pace;
