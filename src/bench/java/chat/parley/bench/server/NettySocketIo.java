package chat.parley.bench.server;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import java.util.UUID;

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
    server.addConnectListener(client -> client.joinRoom(room(client)));
    server.addEventListener(
        "chat message",
        String.class,
        (client, text, acknowledgement) ->
            server.getRoomOperations(room(client)).sendEvent("chat message", text));
    server.addMultiTypeEventListener(
        "private",
        (client, said, acknowledgement) ->
            server
                .getClient(UUID.fromString(said.first()))
                .sendEvent("chat message", said.<String>get(1)),
        String.class,
        String.class);
    server.start();
    System.out.println("listens on " + arguments[0]);
  }

  private static String room(SocketIOClient client) {
    return client.getHandshakeData().getSingleUrlParam("room");
  }
}
