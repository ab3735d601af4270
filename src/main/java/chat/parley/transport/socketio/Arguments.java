package chat.parley.transport.socketio;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

/**
 * What a client has given: all arguments of an event or an answer. It can be told from a list that
 * is one argument, so that a program can pass it on as it came.
 */
final class Arguments extends AbstractList<Object> implements RandomAccess {
  private final List<Object> values;

  Arguments(List<Object> values) {
    this.values = values;
  }

  /** What a program gives to an emit: arguments, or those that a client has given. */
  static List<?> of(Object... given) {
    if (given == null) {
      // emit("x", null)
      return Collections.singletonList(null);
    }
    return given.length == 1 && given[0] instanceof Arguments all ? all : Arrays.asList(given);
  }

  @Override
  public Object get(int index) {
    return values.get(index);
  }

  @Override
  public int size() {
    return values.size();
  }
}
