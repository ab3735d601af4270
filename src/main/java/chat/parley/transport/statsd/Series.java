package chat.parley.transport.statsd;

import java.util.Map;

/** By what numbers of one series are told from others. */
record Series(String metric, Map<String, String> labels) {}
