package chat.parley.delivery;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Tells Flight Recorder that an event was encoded, how long that took, and in which format. Costs
 * nothing while nobody records; {@code jcmd <pid> JFR.start} shows it beside the JVM's own events.
 */
@Name("chat.parley.Encoding")
@Label("Encoding")
@Category("Parley")
@Description("An event was encoded in one wire format, for all sockets that speak it")
@StackTrace(false)
final class Encoding extends Event {
  @Label("Event")
  String event;

  @Label("Format")
  String format;

  void end(chat.parley.protocol.Event encoded, WireFormat<?> into) {
    end();
    if (shouldCommit()) {
      event = encoded.getClass().getSimpleName();
      format = into.toString();
      commit();
    }
  }
}
