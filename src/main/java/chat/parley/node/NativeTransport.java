package chat.parley.node;

import io.vertx.core.transport.Transport;

/**
 * Which way to the kernel is taken, and why.
 *
 * @param reason one line for the log
 */
public record NativeTransport(Transport transport, String reason) {

  public static NativeTransport choose(String wanted) {
    Transport preferred =
        switch (wanted) {
          case "io_uring" -> Transport.IO_URING;
          case "nio" -> Transport.NIO;
          default -> Transport.EPOLL;
        };
    String name = wanted.equals("auto") ? "epoll" : wanted;
    if (preferred != null && preferred.available()) {
      String why = wanted.equals("auto") ? ", the best that runs here" : ", as http.transport says";
      return new NativeTransport(preferred, name + why);
    }
    return new NativeTransport(Transport.NIO, "nio, because " + name + " does not run here");
  }
}
