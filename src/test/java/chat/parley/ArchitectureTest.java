package chat.parley;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.board.BoardCommand;
import chat.parley.board.BoardEvent;
import chat.parley.board.lines.LineCommand;
import chat.parley.board.lines.LineEvent;
import chat.parley.document.DocumentCommand;
import chat.parley.document.DocumentEvent;
import chat.parley.message.MessageCommand;
import chat.parley.message.MessageEvent;
import chat.parley.message.export.ExportCommand;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.FileEvent;
import chat.parley.message.inbox.InboxCommand;
import chat.parley.message.inbox.InboxEvent;
import chat.parley.message.link.LinkCommand;
import chat.parley.message.search.SearchCommand;
import chat.parley.protocol.Command;
import chat.parley.protocol.Event;
import chat.parley.room.RoomCommand;
import chat.parley.room.RoomEvent;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The arrows of src/docs/architecture.md. Each was seen red once, with a violation planted. */
class ArchitectureTest {
  private static final JavaClasses PARLEY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("chat.parley");

  private static final String FUTURES =
      "io\\.vertx\\.core\\.(Future|CompositeFuture|Promise|AsyncResult|Handler|Completable)";

  /** Each package of the domain, and what it may use besides itself. */
  private static final Map<String, List<String>> DOMAIN =
      Map.of(
          "protocol", List.of(),
          "pace", List.of(),
          "budget", List.of(),
          "access", List.of("protocol"),
          "log", List.of("budget"),
          "room", List.of("access", "log", "protocol", "pace", "budget"),
          "message", List.of("room", "access", "log", "protocol"),
          "document", List.of("room", "access", "log", "protocol", "budget"),
          "board", List.of("room", "access", "log", "protocol", "budget"),
          "capability",
              List.of("room", "message", "document", "board", "access", "log", "protocol"));

  @Test
  @DisplayName("the domain knows java.*, Future, Promise, and what is below in it; nothing else")
  void domain() {
    DOMAIN.forEach(
        (part, below) -> {
          List<String> allowed = new ArrayList<>(List.of("java..", "chat.parley." + part + ".."));
          below.forEach(name -> allowed.add("chat.parley." + name + ".."));
          classes()
              .that()
              .resideInAPackage("chat.parley." + part + "..")
              .should()
              .onlyDependOnClassesThat(
                  resideInAnyPackage(allowed.toArray(String[]::new)).or(nameMatching(FUTURES)))
              .check(PARLEY);
        });
  }

  @Test
  @DisplayName("wire, store, delivery, cluster and the transports use only what is below them")
  void arrows() {
    uses("config", "config");
    uses("control", "control");
    uses(
        "wire",
        "wire",
        "capability",
        "room",
        "message",
        "document",
        "board",
        "access",
        "log",
        "protocol",
        "pace");
    uses("delivery", "delivery", "capability", "room", "access", "protocol", "budget");
    uses("store", "store", "room", "message", "document", "board", "access", "log", "config");
    uses(
        "cluster",
        "cluster",
        "wire",
        "capability",
        "room",
        "message",
        "document",
        "board",
        "access",
        "protocol",
        "config");
    uses(
        "transport",
        "transport",
        "delivery",
        "wire",
        "capability",
        "room",
        "message",
        "document",
        "board",
        "access",
        "log",
        "protocol",
        "pace",
        "budget",
        "config");
    uses("examples", "examples", "transport", "pace");
    uses("preview", "preview", "message", "room", "config");
    uses("picture", "picture", "message", "protocol");
    uses("s3", "s3", "message", "log");
    uses("scan", "scan", "message", "access", "log");
  }

  @Test
  @DisplayName("what operators see knows no JSON of the chat, and not how a node is put together")
  void operations() {
    noClasses()
        .that()
        .resideInAPackage("chat.parley.operations..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("chat.parley.node..", "chat.parley.wire..")
        .check(PARLEY);
  }

  @Test
  @DisplayName("the format of Yjs knows nothing but bytes")
  void format() {
    classes()
        .that()
        .resideInAPackage("chat.parley.document.yjs..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "chat.parley.document.yjs..")
        .check(PARLEY);
  }

  @Test
  @DisplayName("nobody uses the front door")
  void frontDoor() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.parley")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.parley")
        .check(PARLEY);
  }

  @Test
  @DisplayName("every command and event belongs to a family that all who must know it know")
  void families() {
    family(
        Command.class,
        Set.of(
            RoomCommand.class,
            MessageCommand.class,
            InboxCommand.class,
            SearchCommand.class,
            LinkCommand.class,
            ExportCommand.class,
            FileCommand.class,
            DocumentCommand.class,
            BoardCommand.class,
            LineCommand.class));
    family(
        Event.class,
        Set.of(
            RoomEvent.class,
            MessageEvent.class,
            InboxEvent.class,
            FileEvent.class,
            DocumentEvent.class,
            BoardEvent.class,
            LineEvent.class));
  }

  /** Without modules a sealed type cannot span packages, so this keeps what it would. */
  private static void family(Class<?> base, Set<Class<?>> families) {
    Set<String> strays = new TreeSet<>();
    for (JavaClass one : PARLEY) {
      boolean known = families.stream().anyMatch(one::isAssignableTo);
      if (one.isAssignableTo(base) && !one.isInterface() && !known) {
        strays.add(one.getName());
      }
    }
    assertEquals(Set.of(), strays);
  }

  @Test
  @DisplayName("Engine.IO is usable without Socket.IO, and that without the chat")
  void socketIo() {
    noClasses()
        .that()
        .resideInAPackage("chat.parley.transport.socketio.engine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("chat.parley.transport.socketio", "chat.parley.transport.socketio.chat")
        .check(PARLEY);
    noClasses()
        .that()
        .resideInAnyPackage(
            "chat.parley.transport.socketio", "chat.parley.transport.socketio.engine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.parley.transport.socketio.chat",
            "chat.parley.room..",
            "chat.parley.message..",
            "chat.parley.capability..",
            "chat.parley.access..",
            "chat.parley.log..",
            "chat.parley.protocol..",
            "chat.parley.config..")
        .check(PARLEY);
  }

  private static void uses(String from, String... allowed) {
    String[] packages = new String[allowed.length];
    for (int i = 0; i < allowed.length; i++) {
      packages[i] = "chat.parley." + allowed[i] + "..";
    }
    noClasses()
        .that()
        .resideInAPackage("chat.parley." + from + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("chat.parley..").and(not(resideInAnyPackage(packages))))
        .check(PARLEY);
  }

  @Test
  @DisplayName("what stands on messages does so side by side, and they know nothing of it")
  void onMessages() {
    slices().matching("chat.parley.message.(*)..").should().notDependOnEachOther().check(PARLEY);
    noClasses()
        .that()
        .resideInAPackage("chat.parley.message")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.parley.message.*..")
        .check(PARLEY);
  }

  @Test
  @DisplayName("there are no cycles between packages")
  void noCycles() {
    slices().matching("chat.parley.(*)..").should().beFreeOfCycles().check(PARLEY);
  }

  @Test
  @DisplayName("nothing may reach for Vert.x's own event bus bridge: it exposes the bus")
  void noStockBridge() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "io\\.vertx\\.ext\\.(web\\.handler\\.sockjs\\.SockJSBridge.*|bridge\\..*)")
        .check(PARLEY);
  }

  @Test
  @DisplayName("Netty and Vert.x internals stay in the transports")
  void internals() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.parley.transport..")
        .and()
        .doNotHaveFullyQualifiedName("chat.parley.scan.LastWords")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "io.vertx.core.internal..", "io.vertx.core.impl..")
        .check(PARLEY);
  }
}
