package chat.parley.transport.socketio;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * As whom a client comes in.
 *
 * @param id of its socket
 * @param recoveryId the secret by which its library asks to come back as this socket
 * @param recovered whether it has come back and lacks nothing
 * @param rooms in which it is again
 * @param opened is run once it has been told that it is connected, before any handler
 * @param abandoned is run instead when its connection was lost meanwhile
 */
public record Admission(
    String id,
    Optional<String> recoveryId,
    boolean recovered,
    Set<String> rooms,
    Consumer<Socket> opened,
    Runnable abandoned) {

  /** As somebody new, without a way back. */
  static Admission fresh(Newcomer newcomer) {
    return new Admission(newcomer.id(), Optional.empty(), false, Set.of(), socket -> {}, () -> {});
  }
}
