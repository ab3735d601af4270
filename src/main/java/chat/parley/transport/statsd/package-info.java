/** Numbers that come by UDP as StatsD and DogStatsD spell them, for one board. */
package chat.parley.transport.statsd;
