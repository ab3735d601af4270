package chat.parley.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Debian's nginx with a configuration of a test, unpacked and not installed. */
public final class Nginx implements AutoCloseable {
  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static boolean available() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return Debian.program("usr/sbin/nginx", "nginx", "nginx-common");
  }

  /**
   * @param sample what stands inside of http { }, with {@code listen 443}
   */
  public static Nginx with(String sample, Path folder) {
    int port = freePort();
    String user = System.getProperty("user.name").equals("root") ? "user root root;" : "";
    String settings =
        """
        %s
        daemon off;
        pid nginx.pid;
        events { }
        http {
            access_log off;
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
        %s
        }
        """
            .formatted(user, sample.replace("listen 443", "listen 127.0.0.1:" + port));
    try {
      Path file = Files.writeString(folder.resolve("nginx.conf"), settings);
      Process process =
          new ProcessBuilder(
                  program().orElseThrow().toString(),
                  "-p",
                  folder.toString(),
                  "-c",
                  file.toString(),
                  "-e",
                  "error.log")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("nginx.log").toFile())
              .start();
      Nginx nginx = new Nginx(process, port);
      Await.until("nginx listens: see " + folder, nginx::listensOrEnded);
      if (!process.isAlive()) {
        throw new AssertionError(Files.readString(folder.resolve("nginx.log")));
      }
      return nginx;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private boolean listensOrEnded() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException notYet) {
      return !process.isAlive();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  public int port() {
    return port;
  }

  /** The master tells its workers. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
