package chat.parley.transport.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import chat.parley.board.BoardBounds;
import chat.parley.protocol.Weight;
import chat.parley.transport.feed.BoardItem;
import chat.parley.transport.feed.FreeName;
import chat.parley.transport.feed.FreeText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes lines of a board's log of what was logged. Any thread may ask. */
final class EventItems {
  private static final int STACK_BYTES = 4_000;
  private static final int FIELD_BYTES = 200;
  private static final int MOST_FIELDS = 16;

  private final String source;

  EventItems(String source) {
    this.source = FreeName.metric(source);
  }

  String source() {
    return source;
  }

  BoardItem of(ILoggingEvent event) {
    String text = FreeText.cut(event.getFormattedMessage(), BoardBounds.LINE_BYTES);
    return BoardItem.log(source, level(event.getLevel()), text, fields(event))
        .at(event.getTimeStamp());
  }

  private static String level(Level level) {
    return level.toString().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> fields(ILoggingEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    event
        .getMDCPropertyMap()
        .forEach(
            (key, value) -> {
              if (fields.size() < MOST_FIELDS) {
                fields.put(FreeText.cut(key, FIELD_BYTES), FreeText.cut(value, FIELD_BYTES));
              }
            });
    fields.put("logger", FreeText.cut(event.getLoggerName(), FIELD_BYTES));
    fields.put("thread", FreeText.cut(event.getThreadName(), FIELD_BYTES));
    Optional.ofNullable(event.getThrowableProxy()).ifPresent(cause -> add(fields, cause));
    return fields;
  }

  /** A stack that has no place beside the others is left out. */
  private static void add(Map<String, Object> fields, IThrowableProxy cause) {
    fields.put("stack", FreeText.cut(ThrowableProxyUtil.asString(cause), STACK_BYTES));
    if (Weight.of(fields) > BoardBounds.LINE_BYTES) {
      fields.put("stack", FreeText.cut(cause.getClassName(), FIELD_BYTES));
    }
  }
}
