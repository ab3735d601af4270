package chat.parley.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One WebSocket of the load client. It looks into a frame only for the payload's mark; frames
 * without one go to the dialect. Its own frames are masked with zeros, which changes no byte.
 */
final class LoadSocket extends ByteToMessageDecoder implements Dialect.Talk {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int OPCODE = 0x0F;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int FINAL = 0x80;
  private static final int PONG = 10;
  private static final int MASKED = 0x80;
  private static final int NO_MASK = 0;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;

  private final Dialect dialect;
  private final String room;
  private final String path;
  private final DeliveryCounter deliveries;
  private final Ledger ledger;
  private final Runnable whenJoined;
  private Optional<Speaker> speaker = Optional.empty();
  private String id;
  private ChannelHandlerContext channel;
  private boolean open;
  private boolean gone;

  LoadSocket(
      Dialect dialect,
      String room,
      String id,
      DeliveryCounter deliveries,
      Ledger ledger,
      Runnable whenJoined) {
    this.dialect = dialect;
    this.room = room;
    this.id = id;
    this.path = dialect.path(room, id);
    this.deliveries = deliveries;
    this.ledger = ledger;
    this.whenJoined = whenJoined;
  }

  /** Tells a speaker when its own messages come back. */
  void speaker(Speaker speaker) {
    this.speaker = Optional.of(speaker);
  }

  String id() {
    return id;
  }

  Ledger ledger() {
    return ledger;
  }

  boolean gone() {
    return gone;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context;
    String request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                .formatted(path)
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), request));
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!open && !upgraded(in)) {
      return;
    }
    long now = deliveries.now();
    while (frame(in, now)) {}
  }

  private boolean upgraded(ByteBuf in) {
    String head = in.toString(StandardCharsets.US_ASCII);
    int end = head.indexOf(END_OF_HEAD);
    if (end < 0) {
      return false;
    }
    in.skipBytes(end + END_OF_HEAD.length());
    open = head.startsWith("HTTP/1.1 101");
    if (open) {
      dialect.opened(this, room);
    } else {
      wrong(head.lines().findFirst().orElse(""));
    }
    return open;
  }

  /** Takes one whole frame; false when there is none. */
  private boolean frame(ByteBuf in, long now) {
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
    frame(in, in.getByte(start) & OPCODE, start + head, (int) length, now);
    in.readerIndex(start + head + (int) length);
    return true;
  }

  private void frame(ByteBuf in, int opcode, int from, int length, long now) {
    int mark = opcode == TEXT ? in.indexOf(from, from + length, Payload.MARK) : -1;
    if (mark >= 0) {
      hear(Payload.speaker(in, mark), Payload.number(in, mark), Payload.due(in, mark), now);
    } else if (opcode == TEXT) {
      dialect.told(this, room, in.toString(from, length, StandardCharsets.UTF_8));
    } else if (opcode == PING) {
      write(FINAL | PONG, in.retainedSlice(from, length));
    } else if (opcode == CLOSE) {
      wrong("closed with " + (length >= 2 ? in.getUnsignedShort(from) : 1005));
    }
  }

  private void hear(int from, int number, long due, long now) {
    ledger.hear(from, number).ifPresent(this::wrong);
    deliveries.heard(due, now);
    speaker.ifPresent(own -> own.heard(from, now));
  }

  @Override
  public void send(String text) {
    write(FINAL | TEXT, ByteBufUtil.writeUtf8(channel.alloc(), text));
  }

  private void write(int first, ByteBuf payload) {
    int length = payload.readableBytes();
    ByteBuf head = channel.alloc().buffer(8).writeByte(first);
    if (length < LENGTH_16) {
      head.writeByte(MASKED | length);
    } else {
      head.writeByte(MASKED | LENGTH_16).writeShort(length);
    }
    channel.write(head.writeInt(NO_MASK));
    channel.writeAndFlush(payload, channel.voidPromise());
  }

  @Override
  public void named(String id) {
    this.id = id;
  }

  @Override
  public void joined() {
    whenJoined.run();
  }

  @Override
  public void wrong(String text) {
    gone = true;
    deliveries.wrong(room + "/" + id + ": " + text);
  }

  /** Reads no more, as one whose network hangs. */
  void hang() {
    gone = true;
    channel.channel().config().setAutoRead(false);
  }

  void close() {
    gone = true;
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!gone) {
      wrong("the connection ended");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    wrong(cause.toString());
    context.close();
  }
}
