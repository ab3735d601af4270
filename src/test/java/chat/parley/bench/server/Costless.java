package chat.parley.bench.server;

import chat.parley.transport.websocket.Frames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that costs next to nothing, to see how much the load client can take: it puts the texts
 * of a turn together and writes the same block to every socket.
 */
public final class Costless {
  private final List<Channel> members = new ArrayList<>();
  private ByteBuf block = Unpooled.directBuffer();
  private boolean due;

  private Costless() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Costless costless = new Costless();
    Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(costless::accept)
        .listen()
        .onSuccess(server -> System.out.println("listens on " + port));
  }

  private void accept(HttpServerRequest request) {
    request.toWebSocket().onSuccess(this::greet);
  }

  private void greet(ServerWebSocket socket) {
    members.add(((WebSocketInternal) socket).channelHandlerContext().channel());
    socket.textMessageHandler(this::hear);
  }

  private void hear(String text) {
    ByteBuf frame = Frames.text(text);
    block.writeBytes(frame);
    frame.release();
    if (!due) {
      due = true;
      Vertx.currentContext().runOnContext(tick -> flush());
    }
  }

  private void flush() {
    members.forEach(member -> member.writeAndFlush(block.retainedDuplicate()));
    block.release();
    block = Unpooled.directBuffer();
    due = false;
  }
}
