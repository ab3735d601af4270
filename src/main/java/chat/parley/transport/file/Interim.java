package chat.parley.transport.file;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.nio.charset.StandardCharsets;

/** An answer before the answer, which Vert.x does not offer: where to go on after a cut. */
final class Interim {
  private Interim() {}

  /** Past Netty's compressor, which takes it for the answer. */
  static void resumable(FileRequest request, String version, String path) {
    if (request.http().version() != HttpVersion.HTTP_1_1
        || !(request.http().connection() instanceof HttpServerConnection connection)) {
      return;
    }
    ChannelHandlerContext context =
        connection.channelHandlerContext().pipeline().context("httpDecoder");
    String head =
        "HTTP/1.1 104 Upload Resumption Supported\r\nUpload-Draft-Interop-Version: "
            + version
            + "\r\nLocation: "
            + path
            + "\r\n\r\n";
    request.whileOpen(
        () -> context.writeAndFlush(Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII)));
  }
}
