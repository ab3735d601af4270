package chat.parley.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Authority;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Maven;
import chat.parley.support.Person;
import chat.parley.support.Program;
import chat.parley.support.SocketIoPerson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of README.md and developers.md, built outside of the tree against the artifact. */
class EmbeddedIT {
  private static final String VERSION = "0.1.0";
  private static final Path ARTIFACT = Path.of("target", "parley-" + VERSION + ".jar");
  private static final Pattern BLOCK = Pattern.compile("```(java|xml)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("public class (\\w+)");
  private static final Pattern LISTENS = Pattern.compile("listens on (\\d+)");
  private static final JsonObject WEBSOCKET = new JsonObject("{\"transports\":[\"websocket\"]}");

  @TempDir private static Path folder;
  private static Maven maven;
  private static String classPath;

  @BeforeAll
  static void build() throws IOException {
    String documents =
        Files.readString(Path.of("README.md"))
            + Files.readString(Path.of("src/docs/developers.md"));
    List<MatchResult> blocks = BLOCK.matcher(documents).results().toList();
    Set<String> dependencies = new TreeSet<>();
    Path sources = Files.createDirectories(folder.resolve("src/main/java"));
    for (MatchResult block : blocks) {
      Matcher name = CLASS.matcher(block.group(2));
      if (block.group(1).equals("xml")) {
        Optional.of(block.group(2))
            .filter(text -> text.startsWith("<dependency>"))
            .ifPresent(dependencies::add);
      } else if (name.find()) {
        Files.writeString(sources.resolve(name.group(1) + ".java"), block.group(2));
      }
    }
    assertEquals(1, dependencies.size(), "both name the same dependency");
    Files.writeString(folder.resolve("pom.xml"), pom(dependencies.iterator().next()));
    maven = new Maven(folder.resolve("repository"));
    maven.install(VERSION, ARTIFACT, Path.of("pom.xml"));
    Path list = folder.resolve("class-path");
    maven.run(
        folder,
        "compile",
        "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath",
        "-Dmdep.outputFile=" + list);
    classPath = folder.resolve("target/classes") + File.pathSeparator + Files.readString(list);
  }

  @AfterAll
  static void clear() {
    maven.close();
  }

  /** With the plugins of Parley's own build, which are there already. */
  private static String pom(String dependency) throws IOException {
    Matcher compiler =
        Pattern.compile(
                "<artifactId>maven-(compiler|resources)-plugin</artifactId>\\s*<version>\\S+")
            .matcher(Files.readString(Path.of("pom.xml")));
    String plugins =
        compiler
            .results()
            .map(plugin -> "<plugin>" + plugin.group() + "</plugin>")
            .collect(Collectors.joining());
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>guest</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>%s</dependencies>
          <build><plugins>%s</plugins></build>
        </project>
        """
        .formatted(dependency, plugins);
  }

  @Test
  @DisplayName("it gets the libraries with which Parley was tested, and none for logging")
  void versions() {
    Set<String> tested = jars(System.getProperty("java.class.path"));
    tested.addAll(jars(System.getProperty("surefire.test.class.path", "")));
    Set<String> gotten = jars(classPath);
    assertTrue(gotten.stream().anyMatch(name -> name.startsWith("netty-transport-4")));
    gotten.remove(ARTIFACT.getFileName().toString());
    gotten.removeAll(tested);
    assertEquals(Set.of(), gotten);
    assertTrue(jars(classPath).stream().noneMatch(name -> name.startsWith("logback")));
  }

  private static Set<String> jars(String path) {
    return Stream.of(path.split(File.pathSeparator))
        .map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
        .filter(name -> name.endsWith(".jar"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @DisplayName("nothing in the jar lies where a program keeps its own")
  void resources() throws IOException {
    try (JarFile jar = new JarFile(ARTIFACT.toFile())) {
      List<String> elsewhere =
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> !name.startsWith("chat/parley/") && !name.equals("chat/"))
              .filter(name -> !name.startsWith("META-INF/"))
              .toList();
      assertEquals(List.of(), elsewhere);
    }
  }

  @Test
  @DisplayName("the chat inside a program serves its page, its people, and the program's namespace")
  void chat() throws IOException {
    try (Guest guest = new Guest("Embedded")) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, guest.port, "Ann");
      ann.joins("lobby");
      ann.says("lobby", "hi");
      ann.hears("hi");
      try (SocketIoPerson bob = SocketIoPerson.connects(guest.port, "/prices", WEBSOCKET)) {
        assertEquals(new JsonArray().add("AAPL").add(229), bob.hears("price"));
      }
      String address = "http://127.0.0.1:" + guest.port;
      assertTrue(Program.run("curl", "-sf", address + "/").contains("<title>"));
      Program.run("curl", "-sf", "-o", "/dev/null", address + "/lib/lit-html/lit-html.js");
      Program.run("curl", "-sf", "-o", "/dev/null", address + "/socket.io/socket.io.js");
    }
  }

  @Test
  @DisplayName("a Socket.IO server beside a router, with TLS, on two loops, below a prefix")
  void shop() throws IOException {
    Authority authority = new Authority(folder, "authority");
    String certificate = authority.issue("localhost").toString();
    String key = authority.key("localhost").toString();
    try (Guest guest = new Guest("Shop", certificate, key, "-1")) {
      String address = "https://localhost:" + guest.port;
      String trust = authority.certificate().toString();
      assertEquals(
          "[\"apples\"]", Program.run("curl", "-sf", "--cacert", trust, address + "/orders"));
      String hello = address + "/live/?EIO=4&transport=polling";
      assertTrue(Program.run("curl", "-sf", "--cacert", trust, hello).startsWith("0{\"sid\""));
    }
  }

  /** One of the programs, until it is closed. */
  private static final class Guest implements AutoCloseable {
    private final Process process;
    private final int port;

    private Guest(String program, String... arguments) throws IOException {
      List<String> command =
          Stream.concat(Stream.of("java", "-cp", classPath, program), Stream.of(arguments))
              .toList();
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      StringBuilder said = new StringBuilder();
      BufferedReader lines = process.inputReader();
      Matcher listens = LISTENS.matcher("");
      while (!listens.find()) {
        String line = lines.readLine();
        if (line == null) {
          throw new AssertionError(program + " ended: " + said);
        }
        said.append(line).append('\n');
        listens = LISTENS.matcher(line);
      }
      port = Integer.parseInt(listens.group(1));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
