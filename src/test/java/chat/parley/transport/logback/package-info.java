/** What programs log. */
package chat.parley.transport.logback;
