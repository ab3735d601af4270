/**
 * Measurements that a reader can repeat: {@code mvn -Pbench verify}. Nothing here is a timed test.
 */
package chat.parley.bench;
