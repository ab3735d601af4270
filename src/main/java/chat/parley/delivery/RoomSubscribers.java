package chat.parley.delivery;

import chat.parley.protocol.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one loop that hear one room in one format. What comes for them within a turn
 * is collected, and written to each of them at once.
 */
final class RoomSubscribers<P> {
  private static final Logger LOG = LoggerFactory.getLogger(RoomSubscribers.class);
  private static final int BLOCK_BYTES = 32 * 1024;

  private final WireFormat<P> format;
  private final Consumer<Connection<?>> written;
  private final Missed missed;
  private final Map<String, Connection<P>> bySession = new LinkedHashMap<>();
  private final List<Outgoing> due = new ArrayList<>();

  /**
   * @param written is told of every connection that something was written to
   * @param missed is told of what sessions do without because they are slow
   */
  RoomSubscribers(WireFormat<P> format, Consumer<Connection<?>> written, Missed missed) {
    this.format = format;
    this.written = written;
    this.missed = missed;
  }

  /** Who comes hears nothing that was due before. */
  void add(String session, Connection<P> connection) {
    pass();
    bySession.put(session, connection);
  }

  /** Who goes hears all that was due before. */
  void remove(String session) {
    pass();
    bySession.remove(session);
  }

  boolean isEmpty() {
    return bySession.isEmpty();
  }

  /** Adds everybody who is in it, by session. */
  void to(Map<String, Connection<?>> all) {
    all.putAll(bySession);
  }

  /** Collects an event; its owner must not let it go before {@link #pass}. */
  void hear(Outgoing outgoing) {
    due.add(outgoing);
  }

  /**
   * Writes what is due to everybody.
   *
   * @return how many deliveries that was
   */
  int pass() {
    if (due.isEmpty()) {
      return 0;
    }
    List<Outgoing> news = due.stream().filter(this::encodes).toList();
    due.clear();
    if (format instanceof BatchingFormat<P> joining) {
      writeJoined(news, joining);
    } else {
      news.forEach(this::write);
    }
    return news.size() * bySession.size();
  }

  /** A bug in one event must not take the others with it. */
  private boolean encodes(Outgoing outgoing) {
    try {
      outgoing.in(format);
      return true;
    } catch (RuntimeException bug) {
      LOG.error("An event could not be encoded", bug);
      return false;
    }
  }

  /** In blocks, so that one who lags is noticed in time, and waits for no more than one of them. */
  private void writeJoined(List<Outgoing> news, BatchingFormat<P> joining) {
    List<Outgoing> block = new ArrayList<>();
    int bytes = 0;
    for (Outgoing outgoing : news) {
      int length = joining.length(outgoing.in(format));
      if (bytes + length > BLOCK_BYTES) {
        writeBlock(block, joining);
        block.clear();
        bytes = 0;
      }
      block.add(outgoing);
      bytes += length;
    }
    writeBlock(block, joining);
  }

  private void writeBlock(List<Outgoing> block, BatchingFormat<P> joining) {
    if (block.size() < 2) {
      block.forEach(this::write);
      return;
    }
    P joined = joining.joined(block.stream().map(outgoing -> outgoing.in(format)).toList());
    try {
      write(block, joined);
    } finally {
      format.release(joined);
    }
  }

  /** One that may not hear all of it hears what it may, one by one. */
  private void write(List<Outgoing> block, P joined) {
    boolean expendable = block.stream().anyMatch(outgoing -> outgoing.event().expendable());
    Set<String> excepted =
        block.stream()
            .flatMap(outgoing -> outgoing.event().except().stream())
            .collect(Collectors.toSet());
    bySession.forEach(
        (session, connection) -> {
          if (excepted.contains(session)
              || expendable && (LoopSockets.lags(connection) || missed.behind(session))) {
            block.forEach(outgoing -> write(session, connection, outgoing));
          } else {
            connection.write(joined);
            written.accept(connection);
          }
        });
  }

  private void write(Outgoing outgoing) {
    bySession.forEach((session, connection) -> write(session, connection, outgoing));
  }

  private void write(String session, Connection<P> connection, Outgoing outgoing) {
    Event event = outgoing.event();
    if (event.except().filter(session::equals).isPresent()) {
      return;
    }
    if (LoopSockets.takes(connection, event) && !missed.behind(session, event)) {
      connection.write(outgoing.in(format));
      written.accept(connection);
    } else {
      missed.note(session, event);
    }
  }
}
