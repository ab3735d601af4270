package chat.parley.transport.board;

/**
 * Tells where in a line of line protocol one is: a text in quotes may hold a line break, and what
 * follows that must not pass for a line of its own. It sees quotes where {@link PointReader} does.
 */
final class Quotes {
  private boolean begun;
  private boolean comment;
  private boolean fields;
  private boolean named;
  private boolean valued;
  private boolean quoted;
  private boolean escaped;
  private byte before;

  /** Takes the next byte; whether it stands in quotes. */
  boolean inside(byte next) {
    // bytes of letters that are not ASCII are negative
    if (!begun && (next & 0xFF) > ' ') {
      begun = true;
      comment = next == '#';
    }
    if (quoted) {
      quoted = escaped || next != '"';
      escaped = !escaped && next == '\\';
      before = next;
    } else if (!comment) {
      notice(next);
    }
    return quoted;
  }

  /** In names a backslash stands for itself unless it stands right before what separates. */
  private void notice(byte next) {
    boolean separates = before != '\\';
    if (valued && next == '"') {
      quoted = true;
    }
    valued = fields && !named && separates && next == '=';
    named |= valued;
    if (separates && next == ',') {
      named = false;
    } else if (separates && next == ' ' && begun) {
      fields = true;
    }
    before = next;
  }
}
