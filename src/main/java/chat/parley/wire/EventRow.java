package chat.parley.wire;

import chat.parley.wire.field.Shape;
import java.util.List;

/**
 * One row of the table of events.
 *
 * @param name its {@code ev}
 * @param forms the shapes that it can have
 */
record EventRow(String name, Heard heard, List<Shape> forms) {

  /** On which carriers it is heard by this name. */
  enum Heard {
    /** On each. */
    EVERYWHERE,

    /** Where text is spoken; Socket.IO has names of its own instead. */
    AS_TEXT,

    /** By clients of Socket.IO alone. */
    BY_SOCKET_IO
  }

  EventRow(Heard heard, String name, Shape... forms) {
    this(name, heard, List.of(forms));
  }
}
