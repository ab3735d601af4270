/** What all carriers share: one chat session per client, its limits, and the texts it speaks. */
package chat.parley.transport;
