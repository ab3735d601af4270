package chat.parley.config;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One section of conf/parley.json, read key by key. The environment overrides the file: {@code
 * http.maxFrameBytes} is {@code PARLEY_HTTP_MAX_FRAME_BYTES}. A key that nobody has read is a
 * typing mistake and stops the start.
 */
final class Section {
  private final String name;
  private final JsonObject json;
  private final Map<String, String> environment;
  private final Set<String> read = new HashSet<>();

  private final Map<String, Section> inner = new LinkedHashMap<>();

  Section(String name, JsonObject parent, Map<String, String> environment) {
    this(name, parent.getValue(name), environment);
  }

  private Section(String name, Object section, Map<String, String> environment) {
    if (section != null && !(section instanceof JsonObject)) {
      throw new ConfigException(name + " must be an object, not " + section);
    }
    this.name = name;
    this.json = section == null ? new JsonObject() : (JsonObject) section;
    this.environment = environment;
  }

  /** A section within this one. */
  Section section(String key) {
    read.add(key);
    Object value = json.containsKey(key) ? value(key, "") : null;
    Section section = new Section(name + "." + key, value, environment);
    inner.put(key, section);
    return section;
  }

  String text(String key, String standard) {
    Object value = value(key, standard);
    if (!(value instanceof String)) {
      throw wrong(key, value, "a text");
    }
    return (String) value;
  }

  /** A text that may have spaces in it, but not around it, and is not empty. */
  String line(String key, String standard) {
    String value = text(key, standard);
    if (value.isEmpty() || !value.equals(value.strip()) || value.chars().anyMatch(c -> c < ' ')) {
      throw wrong(key, "\"" + value + "\"", "one line without spaces around it");
    }
    return value;
  }

  /** A name or an address, as one listens at it or looks it up. */
  String host(String key, String standard) {
    String value = text(key, standard);
    if (HostName.written(value).isEmpty()) {
      throw wrong(key, "\"" + value + "\"", "the name or the address of a host");
    }
    return value.replaceAll("[\\[\\]]", "");
  }

  /** A text of that form; nothing for an empty one. */
  Optional<String> text(String key, String standard, String form, String allowed) {
    String value = text(key, standard);
    if (!value.matches(form)) {
      throw wrong(key, "\"" + value + "\"", allowed);
    }
    return Optional.of(value).filter(given -> !given.isEmpty());
  }

  /** {@code host:port}; nothing for an empty text. */
  Optional<Authority> address(String key) {
    String value = text(key, "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Authority.parse(value)
            .filter(address -> address.port().isPresent())
            .orElseThrow(() -> wrong(key, "\"" + value + "\"", "host:port")));
  }

  String oneOf(String key, String standard, List<String> allowed) {
    String value = text(key, standard);
    if (!allowed.contains(value)) {
      throw wrong(key, value, "one of " + String.join(", ", allowed));
    }
    return value;
  }

  /** In the file true or false, in the environment the same as text. */
  boolean flag(String key, boolean standard) {
    String value = String.valueOf(value(key, standard));
    if (!value.equals("true") && !value.equals("false")) {
      throw wrong(key, value, "true or false");
    }
    return value.equals("true");
  }

  /** Empty when the key is missing; in the environment, the JSON as text. */
  Optional<List<JsonObject>> objects(String key) {
    Object missing = new Object();
    Object value = value(key, missing);
    if (value == missing) {
      return Optional.empty();
    }
    Object items = value instanceof String text ? decoded(key, text) : value;
    if (items instanceof JsonArray array && array.stream().allMatch(JsonObject.class::isInstance)) {
      return Optional.of(array.stream().map(JsonObject.class::cast).toList());
    }
    throw wrong(key, value, "a list of objects");
  }

  private Object decoded(String key, String text) {
    try {
      return Json.decodeValue(text);
    } catch (DecodeException noJson) {
      throw wrong(key, text, "a list of objects");
    }
  }

  long number(String key, long standard, long least, long most) {
    Object value = value(key, standard);
    String allowed = "a whole number from " + least + " to " + most;
    try {
      long number = Long.parseLong(value.toString());
      if (number < least || number > most) {
        throw wrong(key, value, allowed);
      }
      return number;
    } catch (NumberFormatException notANumber) {
      throw wrong(key, value, allowed);
    }
  }

  int integer(String key, int standard, int least, int most) {
    return (int) number(key, standard, least, most);
  }

  /** In the environment, the items are separated by commas. */
  List<String> texts(String key, List<String> standard) {
    Object value = value(key, new JsonArray(standard));
    if (value instanceof String line) {
      return line.isBlank() ? List.of() : List.of(line.trim().split("\\s*,\\s*"));
    }
    if (value instanceof JsonArray items && items.stream().allMatch(String.class::isInstance)) {
      return items.stream().map(String.class::cast).toList();
    }
    throw wrong(key, value, "a list of texts");
  }

  /**
   * Each item spelled in the one way that it is compared by, and none of them twice.
   *
   * @param spelled empty for an item that cannot be
   * @param allowed what each of them must be
   */
  List<String> texts(
      String key,
      List<String> standard,
      Function<String, Optional<String>> spelled,
      String allowed) {
    return texts(key, standard).stream()
        .map(item -> spelled.apply(item).orElseThrow(() -> wrong(key, item, allowed)))
        .distinct()
        .toList();
  }

  /** Ends the reading: whatever is left over is a key that does not exist. */
  void end() {
    inner.values().forEach(Section::end);
    Set<String> variables = variables();
    for (String variable : environment.keySet()) {
      if (variable.startsWith(variable("")) && !variables.contains(variable)) {
        throw new ConfigException(
            "unknown environment variable " + variable + ": " + name + " has " + sorted());
      }
    }
    for (String key : json.fieldNames()) {
      if (!read.contains(key)) {
        throw new ConfigException(
            "unknown key " + name + "." + key + ": allowed are " + String.join(", ", sorted()));
      }
    }
  }

  private Set<String> variables() {
    Set<String> variables =
        read.stream()
            .filter(key -> !inner.containsKey(key))
            .map(this::variable)
            .collect(Collectors.toSet());
    inner.values().forEach(section -> variables.addAll(section.variables()));
    return variables;
  }

  private List<String> sorted() {
    return read.stream().sorted().toList();
  }

  private Object value(String key, Object standard) {
    read.add(key);
    String override = environment.get(variable(key));
    if (override != null) {
      return override;
    }
    Object value = json.getValue(key);
    if (value == null && json.containsKey(key)) {
      throw new ConfigException(name + "." + key + " is null: leave it out to take its default");
    }
    return value == null ? standard : value;
  }

  private String variable(String key) {
    String words = key.replaceAll("([A-Z])", "_$1");
    return ("PARLEY_" + name.replace('.', '_') + "_" + words).toUpperCase(Locale.ROOT);
  }

  private ConfigException wrong(String key, Object value, String allowed) {
    boolean secret = key.matches("(?i).*(url|password|secret).*");
    String shown = secret ? "the given one" : String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    return new ConfigException(
        name + "." + key + " (or " + variable(key) + ") must be " + allowed + ", not " + shown);
  }
}
