package chat.parley.bench.board;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;

/**
 * One who watches, as cheaply as can be: each frame is counted, and one watcher in a hundred reads
 * how old it is.
 */
abstract class Watching extends ByteToMessageDecoder {
  private static final String VALUE = "\"value\":";

  private final Heard heard;
  private final Runnable seated;
  private final boolean reads;
  private long shown;
  private boolean there;

  /**
   * @param seated is run once, when it hears what the board says from then on
   */
  Watching(Heard heard, Runnable seated, boolean reads) {
    this.heard = heard;
    this.seated = seated;
    this.reads = reads;
  }

  void seated() {
    if (!there) {
      there = true;
      seated.run();
    }
  }

  boolean there() {
    return there;
  }

  void wrong(String what) {
    heard.wrong(what);
  }

  /**
   * A frame of the board.
   *
   * @param from where its text begins
   * @param bytes of the whole frame
   */
  void frame(ByteBuf in, int from, int length, int bytes) {
    heard.frame(bytes);
    if (reads) {
      read(in.toString(from, length, StandardCharsets.UTF_8));
    }
  }

  private void read(String text) {
    int name = text.lastIndexOf("\"" + Feed.SENT + "\"");
    if (name >= 0) {
      int begin = text.indexOf(VALUE, name) + VALUE.length();
      int end = begin;
      while (Character.isDigit(text.charAt(end))) {
        end++;
      }
      long until = Long.parseLong(text, begin, end, 10);
      heard.shown(shown == 0 ? until - 1 : shown, until);
      shown = until;
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    heard.wrong("a connection ended");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    heard.wrong(cause.toString());
    context.close();
  }
}
