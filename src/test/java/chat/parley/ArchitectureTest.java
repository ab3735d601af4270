package chat.parley;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The arrows of src/docs/architecture.md. Each was seen red once, with a violation planted. */
class ArchitectureTest {
  private static final JavaClasses PARLEY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("chat.parley");

  private static final String[] DOMAIN_ONLY = {
    "java..", "chat.parley.room..", "chat.parley.pace..", "chat.parley.budget.."
  };

  @Test
  @DisplayName("the domain knows java.*, Future, Promise and its budget, and nothing else")
  void domain() {
    classes()
        .that()
        .resideInAPackage("chat.parley.room..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(DOMAIN_ONLY)
                .or(
                    nameMatching(
                        "io\\.vertx\\.core\\.(Future|CompositeFuture|Promise|AsyncResult|Handler|Completable)")))
        .check(PARLEY);
  }

  @Test
  @DisplayName(
      "budget, pace, access and config use nobody; room, wire, delivery and store only what is below them")
  void arrows() {
    uses("pace", "pace");
    uses("budget", "budget");
    uses("room", "room", "pace", "budget");
    uses("config", "config");
    uses("access", "access");
    uses("wire", "wire", "room", "access", "pace");
    uses("delivery", "delivery", "room", "budget");
    uses("store", "store", "room", "config");
    uses("transport", "transport", "delivery", "wire", "room", "pace", "budget", "config");
    uses("examples", "examples", "transport", "pace");
    uses("cluster", "cluster", "room", "wire", "config");
    uses("control", "control");
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
            "chat.parley.transport.socketio.chat", "chat.parley.room..", "chat.parley.config..")
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
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "io.vertx.core.internal..", "io.vertx.core.impl..")
        .check(PARLEY);
  }
}
