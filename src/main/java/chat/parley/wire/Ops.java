package chat.parley.wire;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.wire.field.Bounds;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of ops: what clients can ask for. Nothing else lists them. */
public final class Ops {
  private static final Map<String, Op<?>> BY_NAME = new LinkedHashMap<>();

  static {
    Stream.of(
            SessionOps.ROWS,
            RoomOps.ROWS,
            MessageOps.ROWS,
            ChangeOps.ROWS,
            MessageReadingOps.ROWS,
            InboxOps.ROWS,
            ThreadOps.ROWS,
            SearchOps.ROWS,
            LinkOps.ROWS,
            UploadOps.ROWS,
            DocumentOps.ROWS,
            DocumentTextOps.ROWS,
            BoardOps.ROWS,
            LineOps.ROWS,
            AlertOps.ROWS,
            PollOps.ROWS,
            BoardHistogramOps.ROWS)
        .flatMap(List::stream)
        .forEach(op -> BY_NAME.put(op.name(), op));
  }

  private Ops() {}

  public static Collection<Op<?>> all() {
    return Collections.unmodifiableCollection(BY_NAME.values());
  }

  public static boolean known(String name) {
    return BY_NAME.containsKey(name);
  }

  /**
   * @throws Refusal when there is no such op, or it cannot be asked so
   */
  public static Asked<?> asked(String name, Fields fields, Bounds bounds) {
    Op<?> op = BY_NAME.get(name);
    if (op == null) {
      throw new Refusal(Problem.NO_SUCH_OP.refusedFor("op", "There is no such op."));
    }
    return op.asked(fields, bounds);
  }
}
