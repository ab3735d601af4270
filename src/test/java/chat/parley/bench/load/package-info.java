/**
 * A frugal load client: one thread, frames counted and verified where they lie, latency counted
 * from the intended moment of sending.
 */
package chat.parley.bench.load;
