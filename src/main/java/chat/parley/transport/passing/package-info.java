/** Requests of polling clients that came to another node than their session's are passed on. */
package chat.parley.transport.passing;
