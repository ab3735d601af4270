package chat.parley.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * Where talkers meet.
 *
 * @param ports of the nodes that may be up; asked anew before each connection
 * @param patience of talkers with a pong, after which they go elsewhere
 * @param clock shared by all; nothing may block its threads
 */
public record Place(
    String room,
    Supplier<List<Integer>> ports,
    History history,
    Duration patience,
    ScheduledExecutorService clock) {

  /** Any node, but not the one that has just failed if there is another. */
  int anyPort(Random random, int failed) {
    List<Integer> all = ports.get();
    List<Integer> others = all.stream().filter(port -> port != failed).toList();
    List<Integer> choice = others.isEmpty() ? all : others;
    return choice.isEmpty() ? failed : choice.get(random.nextInt(choice.size()));
  }
}
