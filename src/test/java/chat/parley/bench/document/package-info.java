/** What documents cost, beside the servers that speak Yjs on Node. */
package chat.parley.bench.document;
