package chat.parley.bench.board;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Watches over a WebSocket. */
final class WebSocketWatching extends Watching {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;

  private final Dialect dialect;
  private ChannelHandlerContext channel;
  private boolean open;

  /** How one comes to watch. */
  interface Dialect {
    String path();

    /** The connection is open, or a text came that is no frame of the board. */
    void told(WebSocketWatching watching, String text);

    /** How the frames of the board begin, and nothing else. */
    byte[] begin();
  }

  WebSocketWatching(Heard heard, Runnable seated, boolean reads, Dialect dialect) {
    super(heard, seated, reads);
    this.dialect = dialect;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context;
    String request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                .formatted(dialect.path())
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), request));
  }

  void send(String text) {
    channel.writeAndFlush(Unpooled.wrappedBuffer(BoardLine.frame(text)));
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!open && !upgraded(in)) {
      return;
    }
    while (frame(in)) {}
  }

  private boolean upgraded(ByteBuf in) {
    String head = in.toString(StandardCharsets.US_ASCII);
    int end = head.indexOf(END_OF_HEAD);
    if (end < 0) {
      return false;
    }
    in.skipBytes(end + END_OF_HEAD.length());
    open = true;
    if (head.startsWith("HTTP/1.1 101")) {
      dialect.told(this, "");
    } else {
      wrong(head.lines().findFirst().orElse(""));
    }
    return true;
  }

  /** Takes one whole frame; false when there is none. */
  private boolean frame(ByteBuf in) {
    int start = in.readerIndex();
    int available = in.readableBytes();
    if (available < 2) {
      return false;
    }
    long length = in.getByte(start + 1) & 0x7F;
    int head = 2;
    if (length == LENGTH_16) {
      head = 4;
      length = available < head ? Integer.MAX_VALUE : in.getUnsignedShort(start + 2);
    } else if (length == LENGTH_64) {
      head = 10;
      length = available < head ? Integer.MAX_VALUE : in.getLong(start + 2);
    }
    if (available < head + length) {
      return false;
    }
    frame(in, in.getByte(start) & 0x0F, start + head, (int) length, head);
    in.readerIndex(start + head + (int) length);
    return true;
  }

  private void frame(ByteBuf in, int opcode, int from, int length, int head) {
    if (opcode == TEXT && begins(in, from, length)) {
      frame(in, from, length, head + length);
    } else if (opcode == TEXT) {
      dialect.told(this, in.toString(from, length, StandardCharsets.UTF_8));
    } else if (opcode == PING) {
      byte[] payload = ByteBufUtil.getBytes(in, from, length);
      channel.writeAndFlush(Unpooled.wrappedBuffer(BoardLine.pong(payload)));
    } else if (opcode == CLOSE) {
      wrong("closed with " + (length >= 2 ? in.getUnsignedShort(from) : 1005));
    }
  }

  private boolean begins(ByteBuf in, int from, int length) {
    byte[] begin = dialect.begin();
    for (int n = 0; n < begin.length; n++) {
      if (n >= length || in.getByte(from + n) != begin[n]) {
        return false;
      }
    }
    return true;
  }
}
