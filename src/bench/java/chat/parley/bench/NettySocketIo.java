package chat.parley.bench;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;

/** The peer: netty-socketio, with epoll and as many threads as there are loops elsewhere. */
public final class NettySocketIo {

  private NettySocketIo() {}

  public static void main(String[] arguments) {
    Configuration configuration = new Configuration();
    configuration.setHostname("127.0.0.1");
    configuration.setPort(Integer.parseInt(arguments[0]));
    configuration.setUseLinuxNativeEpoll(true);
    configuration.setBossThreads(1);
    configuration.setWorkerThreads(2);
    SocketIOServer server = new SocketIOServer(configuration);
    server.addEventListener(
        "chat message",
        String.class,
        (client, text, acknowledgement) ->
            server.getBroadcastOperations().sendEvent("chat message", text));
    server.start();
    System.out.println("listens on " + arguments[0]);
  }
}
