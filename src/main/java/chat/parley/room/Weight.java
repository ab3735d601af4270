package chat.parley.room;

import java.util.List;
import java.util.Map;

/**
 * How many bytes something takes, near enough to bound it: a message spelled out as JSON for a
 * page, commands and drafts as they are kept in memory.
 */
public final class Weight {
  private static final int ENVELOPE = 400;
  private static final int SCALAR = 20;
  private static final int ENTRY = 40;

  private Weight() {}

  static int of(Message message) {
    return of(message.body());
  }

  /** As that of the message that says it. */
  public static int of(Body body) {
    return ENVELOPE + of(body.text()) + of(body.data());
  }

  /** Of the data of an event. */
  static int of(List<Object> data) {
    return ENVELOPE + of((Object) data);
  }

  static long kept(Command command) {
    if (command instanceof Command.Send send) {
      return kept(send.body());
    }
    if (command instanceof Command.Emit emit) {
      return ENVELOPE + kept(emit.data());
    }
    if (command instanceof Command.Enter enter) {
      return ENVELOPE + (long) ENVELOPE * enter.rooms().size();
    }
    return ENVELOPE;
  }

  static long kept(Body body) {
    return ENVELOPE + kept(body.text()) + kept(body.data());
  }

  private static long kept(Object value) {
    if (value instanceof String text) {
      return SCALAR + 2L * text.length();
    }
    if (value instanceof byte[] binary) {
      return SCALAR + binary.length;
    }
    if (value instanceof List<?> list) {
      return SCALAR + list.stream().mapToLong(Weight::kept).sum();
    }
    if (value instanceof Map<?, ?> map) {
      return SCALAR
          + map.entrySet().stream()
              .mapToLong(entry -> ENTRY + kept(entry.getKey()) + kept(entry.getValue()))
              .sum();
    }
    return SCALAR;
  }

  private static int of(Object value) {
    if (value instanceof byte[] binary) {
      return binary.length / 3 * 4 + SCALAR;
    }
    if (value instanceof String text) {
      return text.chars().map(Weight::ofCharacter).sum() + 2;
    }
    if (value instanceof List<?> list) {
      return list.stream().mapToInt(Weight::of).sum() + list.size() + 2;
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
              .mapToInt(entry -> of(entry.getKey()) + of(entry.getValue()) + 2)
              .sum()
          + 2;
    }
    return SCALAR;
  }

  /** UTF-8, with the longest escapes that JSON has. */
  private static int ofCharacter(int unit) {
    if (unit < ' ') {
      return 6;
    }
    if (unit == '"' || unit == '\\') {
      return 2;
    }
    return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
}
