package chat.parley.transport.yjs.message;

import chat.parley.document.CursorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where people are in a document, as y-protocols spells it.
 *
 * <pre>  varUint states, of each: varUint client, varUint clock, string (JSON, or null)  </pre>
 */
public final class Awareness {
  private static final String OVER = "null";
  private static final int USUAL_BYTES = 64;

  /** A state takes three bytes here, and a hundred in memory. */
  private static final int MOST_STATES = 10_000;

  private Awareness() {}

  /**
   * @throws MalformedMessage when these are no states
   */
  public static List<CursorState> read(byte[] bytes) {
    Lib0Reader reader = new Lib0Reader(bytes);
    long count = reader.varUint();
    if (count > MOST_STATES) {
      throw new MalformedMessage("too many states");
    }
    List<CursorState> states = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      states.add(new CursorState(reader.varUint(), reader.varUint(), state(reader.string())));
    }
    if (reader.more()) {
      throw new MalformedMessage("something follows the states");
    }
    return states;
  }

  private static Optional<String> state(String json) {
    return json.equals(OVER) ? Optional.empty() : Optional.of(json);
  }

  static byte[] written(List<CursorState> states) {
    Lib0Writer writer = new Lib0Writer(states.size() * USUAL_BYTES).varUint(states.size());
    states.forEach(
        state ->
            writer
                .varUint(state.client())
                .varUint(state.clock())
                .string(state.json().orElse(OVER)));
    return writer.written();
  }
}
