package chat.parley.transport.board;

/**
 * Tells where in a line of line protocol one is: a text in quotes may hold a line break, and what
 * follows that must not pass for a line of its own.
 */
final class Quotes {
  private boolean begun;
  private boolean comment;
  private boolean fields;
  private boolean quoted;
  private boolean escaped;
  private byte before;

  /** Takes the next byte; whether it stands in quotes. */
  boolean inside(byte next) {
    if (!begun && next > ' ') {
      begun = true;
      comment = next == '#';
    }
    if (!comment && !escaped) {
      notice(next);
    }
    escaped = !escaped && next == '\\';
    before = next;
    return quoted;
  }

  private void notice(byte next) {
    if (quoted) {
      quoted = next != '"';
    } else if (next == '"' && fields && before == '=') {
      quoted = true;
    } else if (next == ' ' && begun) {
      fields = true;
    }
  }
}
