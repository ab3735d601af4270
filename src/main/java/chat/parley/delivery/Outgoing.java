package chat.parley.delivery;

import chat.parley.protocol.Event;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One event on its way to many sockets: encoded on first use in each format, then shared by all
 * loops, and let go when the last loop is done with it.
 */
public final class Outgoing {
  private final Event event;
  private final AtomicInteger loops;
  private final Map<WireFormat<?>, Object> payloads = new ConcurrentHashMap<>(4);

  /**
   * @param loops how many loops will call {@link #done}
   */
  public Outgoing(Event event, int loops) {
    this.event = event;
    this.loops = new AtomicInteger(loops);
  }

  public Event event() {
    return event;
  }

  /** The event in this format; the same payload for every caller. */
  @SuppressWarnings("unchecked") // a format is stored only with what it encoded itself
  public <P> P in(WireFormat<P> format) {
    return (P) payloads.computeIfAbsent(format, unused -> encode(format));
  }

  private <P> P encode(WireFormat<P> format) {
    Encoding encoding = new Encoding();
    encoding.begin();
    P payload = format.encode(event);
    encoding.end(event, format);
    return payload;
  }

  public void done() {
    if (loops.decrementAndGet() == 0) {
      payloads.forEach(Outgoing::release);
    }
  }

  @SuppressWarnings("unchecked") // as above
  private static <P> void release(WireFormat<P> format, Object payload) {
    format.release((P) payload);
  }
}
