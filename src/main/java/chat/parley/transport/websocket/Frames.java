package chat.parley.transport.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.List;

/**
 * Frames as a server sends them (RFC 6455, 5.2): unmasked, and so the same for every client.
 *
 * <pre>  0x81 text, 0x82 binary | length (7, 7+16 or 7+64 bits) | payload  </pre>
 */
public final class Frames {
  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_BINARY = 0x82;
  private static final int LONGEST_HEAD = 10;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;

  private Frames() {}

  /** A whole frame with one reference, which the caller owns. */
  public static ByteBuf text(String text) {
    int length = ByteBufUtil.utf8Bytes(text);
    ByteBuf frame = begin(FINAL_TEXT, length);
    ByteBufUtil.reserveAndWriteUtf8(frame, text, length);
    return frame;
  }

  /** A whole frame with one reference, which the caller owns; the data are copied. */
  public static ByteBuf binary(ByteBuf data) {
    return begin(FINAL_BINARY, data.readableBytes()).writeBytes(data);
  }

  /** A copy of all frames in one buffer, with one reference, which the caller owns. */
  public static ByteBuf joined(List<ByteBuf> frames) {
    int length = frames.stream().mapToInt(ByteBuf::readableBytes).sum();
    ByteBuf all = PooledByteBufAllocator.DEFAULT.directBuffer(length);
    frames.forEach(frame -> all.writeBytes(frame, frame.readerIndex(), frame.readableBytes()));
    return all;
  }

  private static ByteBuf begin(int first, int length) {
    ByteBuf frame = PooledByteBufAllocator.DEFAULT.directBuffer(length + LONGEST_HEAD);
    frame.writeByte(first);
    if (length < LENGTH_16) {
      frame.writeByte(length);
    } else if (length <= 0xFFFF) {
      frame.writeByte(LENGTH_16).writeShort(length);
    } else {
      frame.writeByte(LENGTH_64).writeLong(length);
    }
    return frame;
  }
}
