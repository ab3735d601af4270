package chat.parley.transport.socketio;

import chat.parley.transport.SessionKeys;
import chat.parley.transport.socketio.engine.EngineLoop;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Connection state recovery: events are numbered in one order for all loops, kept for a while, and
 * carry their number as the last argument, by which a lost client tells how far it has heard.
 */
final class SessionAwareAdapter extends Adapter {
  private static final String RECOVERY_ID = "parley.recovery-id";
  private static final String STARTED_AT = "parley.started-at";
  private static final Set<String> FINAL =
      Set.of("client namespace disconnect", "server namespace disconnect");

  private final EventLog log;
  private final PersistedSessions persisted;

  SessionAwareAdapter(Namespace namespace, Duration longestAbsence) {
    super(namespace);
    this.log = new EventLog(longestAbsence);
    this.persisted = new PersistedSessions(longestAbsence);
  }

  /**
   * Numbering and queueing are one step under the log's lock, so that every loop has the same
   * order. It never runs anything in place: what this loop has queued comes first.
   */
  @Override
  protected void deliver(
      Supplier<Map<EngineLoop, LocalSockets>> loops,
      BiConsumer<EngineLoop, Runnable> give,
      Recipients recipients,
      List<Object> values,
      boolean expendable) {
    if (expendable) {
      deliverExpendable(loops, give, recipients, values);
      return;
    }
    synchronized (log) {
      EventLog.Entry entry = log.append(recipients, values);
      hop(
          loops.get(),
          EngineLoop::later,
          entry.values(),
          (sockets, packet) -> {
            sockets.each(recipients, socket -> socket.delivery().deliver(packet, entry.number()));
            sockets.wroteUpTo(entry.number());
          });
    }
  }

  /**
   * Not kept, and so without a number. But clients take a text at the end of any event for the
   * offset, so that one is followed by the real one: that of the last event before it.
   */
  private void deliverExpendable(
      Supplier<Map<EngineLoop, LocalSockets>> loops,
      BiConsumer<EngineLoop, Runnable> give,
      Recipients recipients,
      List<Object> values) {
    if (!EventValues.endInText(values)) {
      write(loops.get(), give, recipients, values, true);
      return;
    }
    synchronized (log) {
      long head = log.head();
      hop(
          loops.get(),
          EngineLoop::later,
          log.numbered(values, head),
          (sockets, packet) ->
              sockets.each(recipients, socket -> socket.delivery().deliverBehind(packet, head)));
    }
  }

  @Override
  public Future<Admission> admit(Newcomer newcomer) {
    JsonObject auth = newcomer.handshake().auth();
    Admission admission;
    synchronized (log) {
      log.forget();
      admission =
          text(auth, "pid")
              .flatMap(persisted::find)
              .flatMap(earlier -> back(earlier, text(auth, "offset"), newcomer))
              .orElseGet(() -> fresh(newcomer));
    }
    return Future.succeededFuture(admission);
  }

  private static Optional<String> text(JsonObject auth, String field) {
    return auth.getValue(field) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private Admission fresh(Newcomer newcomer) {
    if (!newcomer.recovers()) {
      return Admission.fresh(newcomer);
    }
    String recoveryId = SessionKeys.newId();
    long head = log.head();
    newcomer.data().put(RECOVERY_ID, recoveryId);
    newcomer.data().put(STARTED_AT, head);
    return new Admission(
        newcomer.id(),
        Optional.of(recoveryId),
        false,
        Set.of(),
        socket -> socket.delivery().heard(head, head),
        () -> {});
  }

  /** Empty when something that it lacks is not kept any more. */
  private Optional<Admission> back(
      PersistedSessions.Session earlier, Optional<String> offset, Newcomer newcomer) {
    long heard = offset.map(log::number).orElse(earlier.startedAt());
    boolean complete =
        heard >= log.forgottenUpTo()
            || heard == earlier.heardUpTo() && earlier.goneAt() >= log.forgottenUpTo();
    if (!complete || heard > log.head()) {
      return Optional.empty();
    }
    persisted.remove(earlier);
    long head = log.head();
    List<EventLog.Entry> missed = log.since(heard, earlier.id(), earlier.rooms());
    newcomer.data().putAll(earlier.data());
    return Optional.of(
        new Admission(
            earlier.id(),
            Optional.of(earlier.recoveryId()),
            true,
            earlier.rooms(),
            socket -> replay(socket, missed, heard, head),
            () -> persisted.put(earlier)));
  }

  private void replay(Socket socket, List<EventLog.Entry> missed, long heard, long head) {
    long last = missed.isEmpty() ? heard : missed.get(missed.size() - 1).number();
    socket.delivery().heard(last, head);
    missed.forEach(
        entry -> socket.send(Packet.of(Packet.Type.EVENT, namespace().name(), entry.values())));
  }

  @Override
  public void left(Socket socket, String reason) {
    Map<String, Object> data = socket.data();
    if (data.get(RECOVERY_ID) instanceof String recoveryId
        && data.get(STARTED_AT) instanceof Long startedAt
        && !FINAL.contains(reason)) {
      synchronized (log) {
        log.forget();
        persisted.put(
            new PersistedSessions.Session(
                recoveryId,
                socket.id(),
                Set.copyOf(socket.rooms()),
                data,
                startedAt,
                socket.delivery().heardUpTo(),
                Math.max(startedAt, namespace().local(socket.loop()).wroteUpTo())));
      }
    }
  }
}
