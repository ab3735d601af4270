package chat.parley.bench;

import chat.parley.bench.load.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server that is measured.
 *
 * @param name as the tables have it
 * @param command in which {@code PORT} stands for a free port
 * @param jvm whether a collection can be asked for, to see what lives on the heap
 * @param skips names of scenarios that this server has no words for
 */
record Target(
    String name,
    Dialect dialect,
    List<String> command,
    Map<String, String> environment,
    boolean jvm,
    Set<String> skips) {

  Peer start() {
    return Peer.start(command, environment);
  }
}
