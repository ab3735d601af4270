package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One TCP connection of a hostile client, over which any bytes may go. It notes what it is
 * answered. Only the crowd's loop touches it.
 */
final class Stranger {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final Pattern PROBLEM = Pattern.compile("\"code\":(\\d+)");
  private static final String HEAD_END = "\r\n\r\n";
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;

  private final NetSocket socket;
  private final Toll toll;
  private final FrameReader frames = new FrameReader(this::frame);
  private final Promise<Stranger> upgrade = Promise.promise();
  private Consumer<String> ear = answer -> {};
  private boolean webSocket;
  private boolean gone;
  private boolean leaving;
  private long answers;

  Stranger(NetSocket socket, Toll toll) {
    this.socket = socket;
    this.toll = toll;
    toll.opened();
    socket.handler(this::heard);
    socket.exceptionHandler(broken -> {});
  }

  /** The connection is no more. */
  void ended() {
    gone = true;
    upgrade.tryFail("closed");
    if (!leaving) {
      toll.ended();
    }
  }

  /** When it has become a WebSocket; what is sent before is lost. */
  Future<Stranger> upgraded() {
    return upgrade.future().onFailure(refused -> leaves());
  }

  /** What to do with each answer or text, of which only the beginning is told. */
  Stranger hears(Consumer<String> ear) {
    this.ear = ear;
    return this;
  }

  private void heard(Buffer bytes) {
    if (webSocket) {
      frames.read(bytes, 0);
      return;
    }
    String answer = bytes.toString(StandardCharsets.ISO_8859_1);
    Matcher status = STATUS.matcher(answer);
    while (status.find()) {
      answers++;
      status(status.group(1));
    }
    ear.accept(answer);
    if (webSocket) {
      // the server writes the head of this answer in one piece
      frames.read(bytes, answer.indexOf(HEAD_END) + HEAD_END.length());
    }
  }

  private void status(String code) {
    webSocket = code.equals("101");
    if (webSocket) {
      upgrade.tryComplete(this);
    } else if (code.startsWith("2")) {
      toll.answered();
    } else {
      toll.refused("HTTP " + code);
      upgrade.tryFail(code);
    }
  }

  private void frame(int opcode, byte[] payload) {
    if (opcode == PING) {
      write(Frames.pong(payload));
    } else if (opcode == CLOSE) {
      toll.refused("close " + (payload.length < 2 ? 1005 : code(payload)));
    } else if (opcode == TEXT) {
      answers++;
      text(new String(payload, StandardCharsets.UTF_8));
    }
  }

  private static int code(byte[] payload) {
    return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
  }

  private void text(String text) {
    if (text.equals("2")) {
      says("3");
      return;
    }
    Matcher problem = PROBLEM.matcher(text);
    if (text.contains("\"ok\":false") && problem.find()) {
      toll.refused(problem.group(1));
    } else {
      toll.answered();
    }
    ear.accept(text);
  }

  Stranger says(String text) {
    return write(Frames.text(text));
  }

  /** Bytes as they are; the same buffer may be written as often as one likes. */
  Stranger write(Buffer bytes) {
    if (!gone) {
      toll.sent(bytes.length());
      socket.write(bytes);
    }
    return this;
  }

  /** Whether the server does not take what was written. */
  boolean full() {
    return socket.writeQueueFull();
  }

  /** How many answers or texts came. */
  long answers() {
    return answers;
  }

  boolean gone() {
    return gone;
  }

  void stopsReading() {
    socket.pause();
  }

  void readsAgain() {
    socket.resume();
  }

  /** Cuts the connection without a word, and without waiting until all is sent. */
  void leaves() {
    leaving = leaving || !gone;
    gone = true;
    ((NetSocketInternal) socket).channelHandlerContext().close();
  }
}
