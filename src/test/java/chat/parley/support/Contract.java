package chat.parley.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * src/docs/schema/chat.v1.json, to which everything is held that people send and hear in tests.
 * What a server tells has no other properties than those that it names.
 */
public final class Contract {
  private static final Path SCHEMA = Path.of("src/docs/schema/chat.v1.json");
  private static final String NAME = "chat.v1.json";

  /** Yes or no is twice as fast as why; that is asked only of what does not fit. */
  private static final JsonSchemaOptions OPTIONS = options(OutputFormat.Flag);

  private static final JsonObject DEFINITIONS = closed();
  private static final SchemaRepository REPOSITORY =
      SchemaRepository.create(OPTIONS)
          .dereference(NAME, JsonSchema.of(new JsonObject().put("$defs", DEFINITIONS)));
  private static final Map<String, Validator> VALIDATORS = new ConcurrentHashMap<>();

  private Contract() {}

  private static JsonSchemaOptions options(OutputFormat output) {
    return new JsonSchemaOptions()
        .setDraft(Draft.DRAFT202012)
        .setBaseUri("https://parley.invalid/")
        .setOutputFormat(output);
  }

  private static JsonObject closed() {
    try {
      JsonObject definitions = new JsonObject(Files.readString(SCHEMA)).getJsonObject("$defs");
      definitions.stream()
          .filter(definition -> !definition.getKey().startsWith("command"))
          .forEach(definition -> close(definition.getValue()));
      return definitions;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void close(Object schema) {
    if (schema instanceof JsonArray array) {
      array.forEach(Contract::close);
    } else if (schema instanceof JsonObject object) {
      object.forEach(entry -> close(entry.getValue()));
      if (object.getValue("properties") instanceof JsonObject) {
        object.put("additionalProperties", false);
      }
    }
  }

  /** A command that was obeyed. */
  static void command(JsonObject command) {
    check("command." + command.getString("op"), command);
  }

  /** The answer to an op, good or not. */
  public static void reply(String op, JsonObject reply) {
    check(reply.getBoolean("ok") ? "reply." + op : "refusal", reply);
  }

  /** An event, with its name in {@code ev}. */
  public static void event(JsonObject event) {
    check("event." + event.getString("ev"), event);
  }

  private static void check(String name, JsonObject object) {
    if (!DEFINITIONS.containsKey(name)) {
      throw new AssertionError("chat.v1 knows no " + name + ": " + object.encode());
    }
    String reference = NAME + "#/$defs/" + name;
    Validator validator = VALIDATORS.computeIfAbsent(reference, REPOSITORY::validator);
    if (!validator.validate(object).getValid()) {
      throw new AssertionError(object.encode() + " is no " + name + ": " + why(reference, object));
    }
  }

  private static String why(String reference, JsonObject object) {
    return REPOSITORY
        .validator(reference, options(OutputFormat.Basic))
        .validate(object)
        .getErrors()
        .stream()
        .map(error -> error.getInstanceLocation() + " " + error.getError())
        .collect(Collectors.joining("; "));
  }
}
