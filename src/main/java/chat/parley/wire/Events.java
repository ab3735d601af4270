package chat.parley.wire;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of events: what clients hear. */
final class Events {
  private static final List<EventRow> ROWS =
      Stream.of(
              MessageEvents.ROWS,
              ChangeEvents.ROWS,
              RoomEvents.ROWS,
              SessionEvents.ROWS,
              InboxEvents.ROWS,
              FileEvents.ROWS,
              UploadEvents.ROWS,
              DocumentEvents.ROWS,
              BoardEvents.ROWS,
              AlertTexts.ROWS)
          .flatMap(List::stream)
          .toList();

  /** Names by which clients of Socket.IO hear events of the chat. */
  private static final Set<String> BY_SOCKET_IO =
      ROWS.stream()
          .filter(row -> row.heard() != EventRow.Heard.AS_TEXT)
          .map(EventRow::name)
          .collect(Collectors.toSet());

  private Events() {}

  static List<EventRow> all() {
    return ROWS;
  }

  /** Whether clients of Socket.IO hear an event of the chat by this name. */
  static boolean bySocketIo(String name) {
    return BY_SOCKET_IO.contains(name);
  }
}
