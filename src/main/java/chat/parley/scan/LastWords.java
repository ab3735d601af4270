package chat.parley.scan;

import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/** Hears what somebody says before he hangs up on who still writes to him. */
final class LastWords {

  private LastWords() {}

  /** A write that fails does not close it: what has come before is read, and then the end. */
  static void of(NetSocket socket) {
    ((NetSocketInternal) socket).channelHandlerContext().channel().config().setAutoClose(false);
  }
}
