/** JMH: what single steps cost, without a network. */
package chat.parley.bench.micro;
