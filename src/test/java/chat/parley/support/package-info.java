/**
 * What the tests stand on: a real server on a free port, and people who talk to it over real
 * sockets.
 */
package chat.parley.support;
