/** StatsD, from real sockets to a real board. */
package chat.parley.transport.statsd;
