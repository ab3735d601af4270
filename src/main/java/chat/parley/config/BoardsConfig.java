package chat.parley.config;

import java.util.Optional;

/**
 * The {@code boards} section: numbers that move while people look.
 *
 * @param perRoom most boards of one room
 * @param series of all boards that are open on the node; more are refused
 * @param nodeRoom in which the board of the nodes is, if anywhere: who may read the room sees it
 */
public record BoardsConfig(int perRoom, int series, Optional<String> nodeRoom) {
  private static final String ROOM = "[\\p{L}\\p{M}\\p{N}._-]{0,128}";

  static BoardsConfig read(Section section) {
    return new BoardsConfig(
        section.integer("perRoom", 50, 1, 10_000),
        section.integer("series", 10_000, 1, 1_000_000),
        section.text("nodeRoom", "", ROOM, "the name of a room, or empty"));
  }
}
