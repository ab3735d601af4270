package chat.parley.transport.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the address of a request says, as the fields of an op. */
record BoardQuery(RoutingContext context) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

  /** The board that it is about. */
  Map<String, Object> names() {
    return names(context.pathParam("board"));
  }

  private Map<String, Object> names(String board) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("room", context.pathParam("room"));
    fields.put("board", board);
    return fields;
  }

  /**
   * The fields of {@code watch}.
   *
   * @throws Refusal when a number is none
   */
  Map<String, Object> watch(String board) {
    Map<String, Object> fields = names(board);
    list("metrics", fields);
    numbers(List.of("window_ms", "every_ms", "since"), fields);
    text("value").ifPresent(value -> fields.put("value", value));
    return fields;
  }

  /**
   * The fields of {@code board.lines}.
   *
   * @throws Refusal when a number is none
   */
  Map<String, Object> lines() {
    Map<String, Object> fields = names();
    list("sources", fields);
    numbers(List.of("before", "after", "limit"), fields);
    for (String name : List.of("level", "text")) {
      text(name).ifPresent(text -> fields.put(name, text));
    }
    return fields;
  }

  private void list(String name, Map<String, Object> fields) {
    List<String> all =
        context.queryParam(name).stream().flatMap(some -> Arrays.stream(some.split(","))).toList();
    if (!all.isEmpty()) {
      fields.put(name, all);
    }
  }

  private void numbers(List<String> names, Map<String, Object> fields) {
    for (String name : names) {
      text(name).ifPresent(text -> fields.put(name, number(name, text)));
    }
  }

  Optional<String> text(String name) {
    return context.queryParam(name).stream().findFirst();
  }

  private static long number(String name, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor(name, "It is a whole number."));
    }
    return Long.parseLong(text);
  }

  /** The state that a stream of events had when it was lost; nobody can be blamed for another. */
  Optional<Long> last() {
    return Optional.ofNullable(context.request().getHeader("Last-Event-ID"))
        .filter(id -> NUMBER.matcher(id).matches())
        .map(Long::parseLong)
        .filter(id -> id < 1L << 53);
  }
}
