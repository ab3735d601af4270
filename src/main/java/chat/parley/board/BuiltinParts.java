package chat.parley.board;

import java.util.Optional;

/**
 * What the boards stand on that are there from the start.
 *
 * @param room in which the board of the nodes is, if it is anywhere
 * @param figures what this node can say of itself
 */
public record BuiltinParts(Optional<String> room, NodeFigures figures) {
  /** Where there is no board of the nodes. */
  public static final BuiltinParts ROOMS_ONLY =
      new BuiltinParts(Optional.empty(), NodeFigures.NONE);
}
