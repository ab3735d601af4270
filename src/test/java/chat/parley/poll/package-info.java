/** People vote: on every carrier, with several nodes, and when one of them is killed. */
package chat.parley.poll;
