package chat.parley.wire;

import chat.parley.pace.Price;

/**
 * What somebody asks for, checked for shape and size.
 *
 * @param what a command, or what the connection does by itself
 */
public record Asked<A>(Op<A> op, A what) {

  /**
   * @param rooms in how many he is
   */
  public Price price(int rooms) {
    return op.pace().cost().of(what, rooms);
  }
}
