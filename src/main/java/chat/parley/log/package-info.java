/**
 * A durable line of entries with dense positions: appended one batch at a time, announced in order,
 * caught up from the store, compared with it. Knows neither rooms nor messages.
 */
package chat.parley.log;
