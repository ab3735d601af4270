package chat.parley.bench.file;

import chat.parley.bench.Peer;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Lifted;
import chat.parley.support.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server of files that is measured, as a process of its own. */
record FileServer(String name, Peer peer, String headers, Path folder) implements AutoCloseable {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String SCRIPT = "src/bench/js/tus-server.cjs";
  private static final String NGINX =
      "printf 'daemon off; master_process off; error_log /dev/null; pid FOLDER/pid;"
          + " events {} http { access_log off; sendfile SENDFILE;"
          + " client_body_temp_path FOLDER; server { listen 127.0.0.1:PORT; root FOLDER; } }'"
          + " > FOLDER/nginx.conf; echo listens on PORT; exec nginx -c FOLDER/nginx.conf -p FOLDER";

  static FileServer parley() throws IOException {
    Path folder = freshFolder();
    Map<String, String> environment = new LinkedHashMap<>(Lifted.limits());
    for (String limit : List.of("LARGEST_BYTES", "PERSON_BYTES", "ROOM_BYTES", "ALL_BYTES")) {
      environment.put("PARLEY_FILES_" + limit, String.valueOf(1L << 40));
    }
    environment.put("PARLEY_FILES_UNFINISHED", "100000");
    Peer peer =
        Peer.start(
            List.of(
                JAVA,
                "-Xmx256m",
                "-jar",
                "target/parley.jar",
                "--port",
                "PORT",
                "--data",
                folder.toString()),
            environment);
    Person ann = Person.comes(JdkWebSocket.CARRIER, peer.port(), "Ann");
    ann.joins("lobby");
    String key = ann.session() + "." + ann.welcome().getString("key");
    return new FileServer("Parley", peer, "Authorization: Bearer " + key + "\r\n", folder);
  }

  static FileServer tusOnNode() throws IOException {
    Path folder = freshFolder();
    Peer peer = Peer.start(List.of("node", SCRIPT, "PORT", folder.toString()), Map.of());
    return new FileServer("@tus/server on Node", peer, "", folder);
  }

  static FileServer tusInJetty() throws IOException {
    Path folder = freshFolder();
    Peer peer =
        Peer.start(
            List.of(
                JAVA,
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "chat.parley.bench.server.TusInJetty",
                "PORT",
                folder.toString()),
            Map.of());
    return new FileServer("tus-java-server in Jetty", peer, "", folder);
  }

  /**
   * @param sendfile whether the kernel sends the file by itself
   */
  static FileServer nginx(boolean sendfile) throws IOException {
    Path folder = freshFolder();
    String script =
        NGINX.replace("FOLDER", folder.toString()).replace("SENDFILE", sendfile ? "on" : "off");
    Peer peer = Peer.start(List.of("sh", "-c", script), Map.of());
    return new FileServer("nginx" + (sendfile ? "" : ", sendfile off"), peer, "", folder);
  }

  private static Path freshFolder() throws IOException {
    return Files.createTempDirectory("parley-bench");
  }

  TusLoad load() {
    return new TusLoad(peer.port(), headers);
  }

  @Override
  public void close() {
    peer.close();
  }
}
