package chat.parley.transport.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/** Sees where requests and their answers begin and end. */
final class RequestEnds extends ChannelDuplexHandler {
  static final String NAME = "requestEnds";
  private static final int SWITCHING_PROTOCOLS = 101;

  private final RequestWatch watch;
  private final ResponseQueue queue;

  RequestEnds(RequestWatch watch, ResponseQueue queue) {
    this.watch = watch;
    this.queue = queue;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      watch.headed(request);
    }
    if (message instanceof LastHttpContent) {
      watch.whole();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (watch.refused()) {
      // the last word has been said
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    boolean answers = !(message instanceof HttpResponse head) || answers(head);
    if (message instanceof HttpResponse head && answers) {
      watch.answering(head);
    }
    context.write(message, promise);
    if (message instanceof LastHttpContent && answers) {
      watch.answered();
    } else if (message instanceof HttpResponse head
        && head.status().code() == SWITCHING_PROTOCOLS) {
      watch.end();
      context.pipeline().remove(RequestBytes.NAME);
      context.pipeline().remove(this);
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    context.flush();
    queue.flushed();
  }

  /**
   * A connection that breaks is only closed: Vert.x would tell a request that is not answered yet,
   * and fails where several wait in line. It tells of the closing.
   */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      context.close();
    } else {
      context.fireExceptionCaught(cause);
    }
  }

  /** What is only informational is followed by the answer. */
  private static boolean answers(HttpResponse head) {
    return head.status().codeClass() != HttpStatusClass.INFORMATIONAL;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    watch.end();
    context.fireChannelInactive();
  }
}
