/**
 * Several nodes are one chat: hints over the event bus, and what each node knows of the others. The
 * truth is in the store.
 */
package chat.parley.cluster;
