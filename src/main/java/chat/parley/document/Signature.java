package chat.parley.document;

import chat.parley.access.User;

/**
 * Who shows a cursor, as editors of Yjs read it: {@code {"user":{"id":…,"name":…,"color":…,
 * "colorLight":…},…}}. The server says it, and stands first in what it says.
 */
final class Signature {
  /** Dark enough for white letters on it (contrast 4.5), and told apart by most eyes. */
  private static final String[] COLORS = {
    "#b3261e", "#9a4f00", "#6d5c00", "#3b6a1f", "#00695c", "#00658f",
    "#3f5aa9", "#6750a4", "#8e3b9e", "#a8325e", "#7a5548", "#546067"
  };

  /** A fifth of the colour, for what is selected. */
  private static final String LIGHT = "33";

  private Signature() {}

  /**
   * @param json the text of an object without {@code user}
   */
  static String under(User user, String json) {
    String color = COLORS[Math.floorMod(user.id().hashCode(), COLORS.length)];
    String rest = json.strip().substring(1).strip();
    return prefix(user)
        + ",\"name\":"
        + JsonText.quoted(user.name())
        + ",\"color\":\""
        + color
        + "\",\"colorLight\":\""
        + color
        + LIGHT
        + (rest.startsWith("}") ? "\"}" : "\"},")
        + rest;
  }

  /** Whether a state that was signed shows this user. */
  static boolean of(User user, String json) {
    return json.startsWith(prefix(user) + ",");
  }

  private static String prefix(User user) {
    return "{\"user\":{\"id\":" + JsonText.quoted(user.id());
  }
}
