package chat.parley.support;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds what one person sends and hears to the schemas, and remembers what did not fit. */
final class Checks {
  private final Map<Integer, JsonObject> commands = new ConcurrentHashMap<>();
  private volatile Optional<AssertionError> fault = Optional.empty();

  /** A command is sent; it is checked when the answer is good. */
  void sent(int id, JsonObject command) {
    commands.put(id, command);
  }

  void heard(Wire wire, JsonObject object) {
    try {
      wire.plain(object).ifPresent(plain -> check(object.getValue("re"), plain));
    } catch (AssertionError error) {
      fault = fault.or(() -> Optional.of(error));
    }
  }

  private void check(Object id, JsonObject plain) {
    Optional<JsonObject> command =
        id instanceof Integer number
            ? Optional.ofNullable(commands.remove(number))
            : Optional.empty();
    if (plain.getBoolean("ok", true)) {
      command.ifPresent(Contract::command);
    }
    if (plain.containsKey("ev")) {
      Contract.event(plain);
    } else if (command.isPresent() || !plain.getBoolean("ok")) {
      Contract.reply(command.map(asked -> asked.getString("op")).orElse(""), plain);
    }
  }

  void passed() {
    fault.ifPresent(
        error -> {
          throw error;
        });
  }

  /** The first thing that did not fit. */
  Optional<AssertionError> fault() {
    return fault;
  }
}
