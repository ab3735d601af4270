package chat.parley.control;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.IntConsumer;

/** What a running node does for its operator. */
public interface ControlCommand {

  /**
   * @param percent is told how far it is, from any thread
   * @return one line for the operator; what it fails with is shown to him
   */
  Future<String> run(JsonObject arguments, IntConsumer percent);
}
