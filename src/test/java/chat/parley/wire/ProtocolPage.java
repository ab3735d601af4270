package chat.parley.wire;

import chat.parley.access.Verb;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Choice;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chapters of src/docs/protocol.md that are made from the tables of ops and events. */
final class ProtocolPage {
  private static final int COLUMNS = 120;

  private final Bounds bounds;

  /**
   * @param bounds of a new installation
   */
  ProtocolPage(Bounds bounds) {
    this.bounds = bounds;
  }

  String ops() {
    return Ops.all().stream().map(this::op).collect(Collectors.joining("\n"));
  }

  private String op(Op<?> op) {
    return "### `%s`\n\n%s\n\nCosts %s. Right: %s.\n\n%s%s"
        .formatted(
            op.name(),
            wrapped(op.sentence()),
            op.pace().words(),
            op.verbs().stream().map(ProtocolPage::right).collect(Collectors.joining(" or ")),
            op.fields().isEmpty() ? "" : table("field", given("", op.fields()).toList()) + "\n",
            op.answers().stream().map(this::answer).collect(Collectors.joining("\n")));
  }

  private static String right(Verb verb) {
    return "`" + Choice.word(verb) + "`";
  }

  /** Fields, each followed by those in it. */
  private static Stream<Property> given(String prefix, List<Field<?>> fields) {
    return fields.stream()
        .flatMap(
            field -> {
              Property property = field.property();
              String name = prefix + property.name();
              return Stream.concat(
                  Stream.of(
                      new Property(
                          name, property.type(), property.required(), property.sentence())),
                  given(name + ".", field.type().fields()));
            });
  }

  private String answer(Answer<?> answer) {
    return answer.properties().isEmpty()
        ? "Reply: `ok` alone. %s\n".formatted(answer.sentence())
        : "Reply. %s\n\n%s".formatted(answer.sentence(), table("", answer.properties()));
  }

  String events() {
    return Events.all().stream().map(this::event).collect(Collectors.joining("\n"))
        + ChatSchema.shapes().stream()
            .filter(shape -> shape.anchor().startsWith("object-"))
            .map(shape -> "\n### Object `" + shape.name() + "`\n\n" + shape(shape))
            .collect(Collectors.joining());
  }

  static String names() {
    Set<String> events = Events.all().stream().map(EventRow::name).collect(Collectors.toSet());
    return "Ops:\n"
        + list(ReservedNames.ops(), Ops::known)
        + "\nEvents:\n"
        + list(ReservedNames.events(), events::contains);
  }

  private static String list(Set<String> names, Predicate<String> there) {
    return new TreeSet<>(names)
        .stream()
            .filter(Predicate.not(there))
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(",\n", "", ".\n"));
  }

  private String event(EventRow row) {
    return "### Event `%s`\n\n%s%s"
        .formatted(
            row.name(),
            switch (row.heard()) {
              case EVERYWHERE -> "";
              case AS_TEXT -> "Not on Socket.IO, which has named events of its own.\n\n";
              case BY_SOCKET_IO -> "Only on Socket.IO.\n\n";
            },
            row.forms().stream().map(this::shape).collect(Collectors.joining("\n")));
  }

  private String shape(Shape shape) {
    return wrapped(shape.sentence()) + "\n\n" + table("", shape.properties());
  }

  private String table(String title, Collection<Property> properties) {
    return "|%s| value | |\n| --- | --- | --- |\n"
            .formatted(title.isEmpty() ? " " : " " + title + " ")
        + properties.stream().map(this::line).collect(Collectors.joining());
  }

  private String line(Property property) {
    return "| `%s`%s | %s | %s |\n"
        .formatted(
            property.name(),
            property.required() ? "" : "?",
            property.type().words(bounds),
            property.sentence())
        .replace(" |  |", " | |");
  }

  /** In lines of at most so many characters. */
  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ")) {
      boolean fits = length + 1 + word.length() <= COLUMNS;
      lines.append(length == 0 ? "" : fits ? " " : "\n").append(word);
      length = fits ? length + 1 + word.length() : word.length();
    }
    return lines.toString();
  }
}
