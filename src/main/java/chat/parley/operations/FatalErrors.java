package chat.parley.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import chat.parley.transport.ProgramCode;
import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Ends the process at an Error, whichever thread it strikes, with one line and a code of its own:
 * what is left of a program after one is anybody's guess, and a supervisor starts it anew. Only the
 * launcher installs it; a program that embeds Parley has a handler of uncaught exceptions itself.
 */
public final class FatalErrors implements Thread.UncaughtExceptionHandler {
  /** EX_SOFTWARE of sysexits.h. */
  static final int CODE = 70;

  private static final int STOP_SECONDS = 45;

  private final org.slf4j.Logger log = LoggerFactory.getLogger("parley");
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final OutputStream errors = new FileOutputStream(FileDescriptor.err);

  /** There may be no memory left to make another one. */
  private final byte[] shortLine = bytes("Parley ends: out of memory\n");

  private final byte[] slowStop = bytes("Parley ends: it did not stop within 45 s\n");

  /** Threads of ours and of others that die of one, and Errors that a library only logs. */
  public void install() {
    Thread.setDefaultUncaughtExceptionHandler(this);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      logs.addTurboFilter(new Logged());
    }
    Thread limit = new Thread(this::limitStop, "parley-stop-limit");
    limit.setDaemon(true);
    limit.start();
    Runtime.getRuntime().addShutdownHook(new Thread(stopping::countDown, "parley-stop"));
  }

  /** What handlers on its contexts throw. */
  public void install(Vertx vertx) {
    vertx.exceptionHandler(cause -> uncaughtException(Thread.currentThread(), cause));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable cause) {
    if (cause instanceof Error) {
      end(thread, cause);
    } else {
      log.error("Something failed in thread {}", thread.getName(), cause);
    }
  }

  private void end(Thread thread, Throwable error) {
    if (ending.compareAndSet(false, true)) {
      try {
        say(line(thread, error));
      } finally {
        Runtime.getRuntime().halt(CODE);
      }
    }
  }

  private byte[] line(Thread thread, Throwable error) {
    try {
      StringBuilder line = new StringBuilder("Parley ends: ").append(error);
      StackTraceElement[] stack = error.getStackTrace();
      if (stack.length > 0) {
        line.append(" at ").append(stack[0]);
      }
      line.append(" in thread ").append(thread.getName());
      return bytes(line.toString().replace('\n', ' ').concat("\n"));
    } catch (OutOfMemoryError again) {
      return shortLine;
    }
  }

  private void say(byte[] line) {
    try {
      errors.write(line);
    } catch (IOException nobodyReads) {
      // the exit code tells it
    }
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  /** A stop that hangs is ended, too: whoever asked for it must not have to come with a SIGKILL. */
  private void limitStop() {
    try {
      stopping.await();
      TimeUnit.SECONDS.sleep(STOP_SECONDS);
      say(slowStop);
      Runtime.getRuntime().halt(CODE);
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Netty and Vert.x catch everything around some of what they run, and log it. Link errors are not
   * among these: libraries log those when they look for what is optional. Nor is what a handler of
   * the program did wrong: that has been unwound.
   */
  private final class Logged extends TurboFilter {
    @Override
    public FilterReply decide(
        Marker marker, Logger logger, Level level, String text, Object[] values, Throwable cause) {
      if (ProgramCode.MISTAKE.equals(marker)) {
        return FilterReply.NEUTRAL;
      }
      if (cause instanceof VirtualMachineError) {
        end(Thread.currentThread(), cause);
      } else if (values != null
          && values.length > 0
          && values[values.length - 1] instanceof VirtualMachineError last) {
        end(Thread.currentThread(), last);
      }
      return FilterReply.NEUTRAL;
    }
  }
}
