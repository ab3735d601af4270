package chat.parley.transport.websocket;

import chat.parley.pace.Visitor;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.TooManyRequests;
import chat.parley.transport.traffic.Traffic;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A route that upgrades to WebSocket, after the checks that belong to the handshake (RFC 6455,
 * 4.2), on any server of Vert.x, behind a router or not.
 */
public final class WebSocketEndpoint implements Handler<HttpServerRequest> {
  private static final String VERSION_HEADER = "Sec-WebSocket-Version";
  private static final String VERSION = "13";
  private static final int UPGRADE_REQUIRED = 426;
  private static final int FORBIDDEN = 403;
  static final int CLOSING_SECONDS = 5;

  private final OriginPolicy origins;
  private final int mostMessageBytes;
  private final Traffic traffic;
  private final Consumer<StrictWebSocket> accepted;

  /**
   * @param mostMessageBytes longest message of a client, all fragments together
   * @param traffic counts what comes half and what waits
   * @param accepted gets each new socket on its own loop, and sets its listener at once
   */
  public WebSocketEndpoint(
      OriginPolicy origins,
      int mostMessageBytes,
      Traffic traffic,
      Consumer<StrictWebSocket> accepted) {
    this.origins = origins;
    this.mostMessageBytes = mostMessageBytes;
    this.traffic = traffic;
    this.accepted = accepted;
  }

  /**
   * Sets what a server needs for strict WebSockets. Compression is off: 61 KB of it can become 63
   * MB, and it costs 100 KB of memory a connection.
   */
  public static HttpServerOptions configure(HttpServerOptions options, int mostMessageBytes) {
    return options
        .setMaxWebSocketFrameSize(mostMessageBytes)
        .setMaxWebSocketMessageSize(mostMessageBytes)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setWebSocketClosingTimeout(CLOSING_SECONDS);
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (!origins.admits(request)) {
      refuse(request, FORBIDDEN, "This origin may not connect.");
      return;
    }
    String address = request.remoteAddress().hostAddress();
    long waitMillis = traffic.visitors().handshake(address);
    if (waitMillis > 0) {
      TooManyRequests.answer(request, waitMillis);
    } else {
      Visitor visitor = traffic.visitors().enters(address);
      accept(request, mostMessageBytes, traffic, visitor, accepted, visitor::leaves);
    }
  }

  /**
   * Upgrades a request that has passed every check but that of the protocol's version.
   *
   * @param visitor who comes
   * @param failed is run when nothing becomes of it
   */
  public static void accept(
      HttpServerRequest request,
      int mostMessageBytes,
      Traffic traffic,
      Visitor visitor,
      Consumer<StrictWebSocket> accepted,
      Runnable failed) {
    if (request.response().closed()) {
      // gone before it came to its turn; Vert.x would fail twice over it
      failed.run();
    } else if (VERSION.equals(request.getHeader(VERSION_HEADER))) {
      // a router hides the socket that it gives in a wrapping, but not the connection
      ChannelPipeline pipeline =
          ((HttpServerConnection) request.connection()).channelHandlerContext().pipeline();
      // a server that was not configured for this would agree to compress
      Optional.ofNullable(pipeline.get(WebSocketServerExtensionHandler.class))
          .ifPresent(pipeline::remove);
      request
          .toWebSocket()
          .map(upgraded -> new StrictWebSocket(pipeline, mostMessageBytes, traffic, visitor))
          .onSuccess(accepted::accept)
          .onFailure(broken -> failed.run());
    } else {
      failed.run();
      refuse(request, UPGRADE_REQUIRED, "This server speaks version 13.");
    }
  }

  /** Answers a request that does not ask for an upgrade where there is nothing else. */
  public static void upgradeRequired(HttpServerRequest request) {
    refuse(request, UPGRADE_REQUIRED, "Upgrade to WebSocket.");
  }

  private static void refuse(HttpServerRequest request, int status, String reason) {
    HttpServerResponse response = request.response().setStatusCode(status);
    if (status == UPGRADE_REQUIRED) {
      response.putHeader(VERSION_HEADER, VERSION).putHeader("Upgrade", "websocket");
    }
    response.end(reason + "\n");
  }
}
