/** What is asked of the chat by plain HTTP requests. */
package chat.parley.transport.rest;
