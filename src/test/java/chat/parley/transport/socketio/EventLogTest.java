package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The log from which sockets of the Java API recover. */
class EventLogTest {
  private final EventLog log = new EventLog(Duration.ofMinutes(2));

  private EventLog.Entry append(Object value) {
    return log.append(Recipients.EVERYBODY, List.of("say", value));
  }

  private static String offset(EventLog.Entry entry) {
    return (String) entry.values().get(entry.values().size() - 1);
  }

  @Test
  @DisplayName("an offset is a number of this log, and nothing else is, however it looks")
  void offsets() {
    EventLog.Entry first = append("one");
    append("two");
    assertEquals(1, log.number(offset(first)));
    EventLog other = new EventLog(Duration.ofMinutes(2));
    for (String text :
        List.of("", "a", "1", "hello", offset(first).substring(1), offset(first) + "!")) {
      assertEquals(Long.MAX_VALUE, log.number(text), text);
    }
    assertEquals(Long.MAX_VALUE, other.number(offset(first)));
  }

  @Test
  @DisplayName("it keeps so many bytes, and says what it has forgotten")
  void bytes() {
    Buffer megabyte = Buffer.buffer(new byte[1024 * 1024]);
    for (int n = 0; n < 100; n++) {
      append(megabyte);
    }
    assertTrue(log.forgottenUpTo() >= 36, "forgotten up to " + log.forgottenUpTo());
    assertEquals(100 - log.forgottenUpTo(), log.since(0, "anybody", Set.of()).size());
  }

  @Test
  @DisplayName("somebody is told what was for him: his id, his rooms, everybody, and no exception")
  void recipients() {
    log.append(new Recipients(Set.of("me"), Set.of()), List.of("a"));
    log.append(new Recipients(Set.of("red"), Set.of()), List.of("b"));
    log.append(new Recipients(Set.of("blue"), Set.of()), List.of("c"));
    log.append(new Recipients(Set.of(), Set.of("red")), List.of("d"));
    log.append(new Recipients(Set.of("red"), Set.of("me")), List.of("e"));
    append("f");
    assertEquals(
        List.of("a", "b", "say"),
        log.since(0, "me", Set.of("red")).stream().map(entry -> entry.values().get(0)).toList());
  }
}
