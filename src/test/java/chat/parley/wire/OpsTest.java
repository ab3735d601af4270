package chat.parley.wire;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.message.export.ExportReply;
import chat.parley.message.file.FileReply;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Text;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every row of the table of ops, also for those that are still to come. */
class OpsTest {
  private static final Bounds BOUNDS = new Bounds(8_000, 200, 262_144, 1_000, false);
  private static final Object OF_NO_TYPE = new Object();

  private static Stream<Op<?>> ops() {
    return Ops.all().stream();
  }

  /** The fields as a client would send them, and which of them are looked at. */
  private static final class Example extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1;
    private final transient Set<String> read = new LinkedHashSet<>();

    Example(Op<?> op) {
      super(values(op));
    }

    @SuppressWarnings("unchecked") // an object of fields
    private static Map<String, Object> values(Op<?> op) {
      return (Map<String, Object>) new ObjectOf<>(op.fields(), given -> given).example().get();
    }

    @Override
    public Object get(Object name) {
      read.add((String) name);
      return super.get(name);
    }
  }

  @ParameterizedTest
  @MethodSource("ops")
  @DisplayName("an op reads the fields that its row names, all of them and no others")
  void readsItsFields(Op<?> op) {
    Example example = new Example(op);
    Set<String> sent = Set.copyOf(example.keySet());
    assertDoesNotThrow(() -> op.asked(new Fields(example), BOUNDS));
    Set<String> named =
        op.fields().stream().map(field -> field.property().name()).collect(Collectors.toSet());
    assertTrue(named.containsAll(example.read), example.read.toString());
    assertTrue(example.read.containsAll(sent), example.read.toString());
  }

  @ParameterizedTest
  @MethodSource("ops")
  @DisplayName("a field that is missing or of another type is refused by its name")
  void refusesByName(Op<?> op) {
    for (Field<?> field : op.fields()) {
      String name = field.property().name();
      Map<String, Object> fields = new LinkedHashMap<>(new Example(op));
      if (field.property().required()) {
        fields.remove(name);
        assertEquals(name, refused(op, fields).reply().field().orElseThrow());
      }
      if (field.type().example().isPresent()) {
        fields.put(name, OF_NO_TYPE);
        Refusal refusal = refused(op, fields);
        assertEquals(Problem.BAD_REQUEST, refusal.reply().problem());
        assertEquals(name, refusal.reply().field().orElseThrow());
      }
    }
  }

  private static Refusal refused(Op<?> op, Map<String, Object> fields) {
    return assertThrows(Refusal.class, () -> op.asked(new Fields(fields), BOUNDS));
  }

  @ParameterizedTest
  @MethodSource("ops")
  @DisplayName("an op has a name that is no address of the bus and no event of Socket.IO")
  void names(Op<?> op) {
    assertFalse(Set.of("session", "everyone").contains(op.name()));
    assertFalse(op.name().startsWith("room."));
    assertFalse(EventNames.reserved(op.name()));
    assertTrue(op.name().matches("[a-z]+(\\.[a-z]+)?"));
    assertFalse(op.sentence().isBlank());
    assertFalse(op.verbs().isEmpty());
    assertFalse(op.answers().isEmpty());
  }

  @Test
  @DisplayName("neither is a name that is kept for later")
  void namesToCome() {
    for (String name : ReservedNames.ops()) {
      assertFalse(Set.of("session", "everyone").contains(name) || name.startsWith("room."));
    }
    Stream.concat(ReservedNames.ops().stream(), ReservedNames.events().stream())
        .forEach(name -> assertFalse(EventNames.deceiving(name, true), name));
  }

  @Test
  @DisplayName("the rows of two families never share a name")
  void once() {
    List<String> names =
        Stream.of(
                SessionOps.ROWS,
                RoomOps.ROWS,
                MessageOps.ROWS,
                ChangeOps.ROWS,
                MessageReadingOps.ROWS,
                InboxOps.ROWS,
                ThreadOps.ROWS,
                SearchOps.ROWS,
                LinkOps.ROWS,
                UploadOps.ROWS,
                DocumentOps.ROWS,
                DocumentTextOps.ROWS,
                BoardOps.ROWS,
                LineOps.ROWS,
                AlertOps.ROWS,
                PollOps.ROWS,
                BoardHistogramOps.ROWS)
            .flatMap(List::stream)
            .<String>map(Op::name)
            .toList();
    assertEquals(names, List.copyOf(new LinkedHashSet<>(names)));
    assertEquals(names, ops().map(Op::name).toList());
  }

  @Test
  @DisplayName("every reply that there is can be spelled")
  void replies() {
    Set<Class<?>> spelled =
        ops().flatMap(op -> op.answers().stream()).map(Answer::type).collect(Collectors.toSet());
    Set<String> kinds =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("chat.parley")
                .that(JavaClass.Predicates.assignableTo(Reply.class))
                .stream()
                .filter(kind -> !kind.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    assertTrue(kinds.remove(Refused.class.getName()));
    // an export is spelled line by line
    kinds.removeIf(kind -> kind.startsWith(ExportReply.class.getName()));
    // answers to requests about files, in headers
    assertTrue(kinds.remove(FileReply.Found.class.getName()));
    assertEquals(Set.of(), minus(kinds, spelled));
  }

  private static Set<String> minus(Set<String> kinds, Set<Class<?>> spelled) {
    return kinds.stream()
        .filter(kind -> spelled.stream().noneMatch(type -> type.getName().equals(kind)))
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("characters are what Unicode calls so, as in the schemas: an emoji is one of them")
  void characters() {
    Text bounded = new Text(3);
    assertEquals("😀😀😀", bounded.within("name", "😀😀😀"));
    assertThrows(Refusal.class, () -> bounded.within("name", "😀😀😀😀"));
  }
}
