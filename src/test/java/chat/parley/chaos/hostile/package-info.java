/**
 * A crowd of clients that mean harm, a class for each kind of them. They come to 127.0.0.1 only,
 * from addresses of this machine, so many and for so long; then they stop by themselves.
 */
package chat.parley.chaos.hostile;
