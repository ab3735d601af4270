package chat.parley.transport;

import io.vertx.core.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Runs what the program has given a server: handlers, middleware, settings that are functions.
 * Whatever that throws is logged once, with what it was for, and goes no further, so that it harms
 * nobody else; only an Error of the whole process, such as too little memory, goes where that has
 * its Errors handled.
 */
public final class ProgramCode {
  /** Marks what is the program's mistake alone, though it may be an Error. */
  public static final Marker MISTAKE = MarkerFactory.getMarker("mistake of the program");

  private static final Logger LOG = LoggerFactory.getLogger(ProgramCode.class);
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

  private ProgramCode() {}

  /**
   * @param failure what is logged when it fails, with {@code {}} for the name
   * @param name of the event, or whatever else it is for
   * @return whether it went well
   */
  public static boolean runs(String failure, String name, Runnable code) {
    try {
      code.run();
      return true;
    } catch (Throwable cause) {
      failed(failure, name, cause);
      return false;
    }
  }

  /**
   * Asks the program for what it answers later: a failed future too when it throws, or has
   * forgotten to return one, which would never be answered.
   *
   * @param whose what it is asked of, for the log
   */
  public static <T> Future<T> answer(String whose, Supplier<? extends Future<? extends T>> code) {
    return Future.succeededFuture()
        .compose(
            asked -> {
              Future<? extends T> answer = code.get();
              return answer == null
                  ? Future.failedFuture(
                      new IllegalStateException(whose + " has returned no future"))
                  : answer.<T>map(value -> value);
            });
  }

  /** As {@link #runs}, for what has failed already. */
  public static void failed(String failure, String name, Throwable cause) {
    String shown = shown(name);
    if (ofTheProcess(cause)) {
      LOG.error(failure, shown, cause);
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
    } else {
      LOG.error(MISTAKE, failure, shown, cause);
    }
  }

  /** A name that a stranger may have chosen, as a line of the log can hold it. */
  public static String shown(String name) {
    return CONTROLS.matcher(name).replaceAll("?");
  }

  /** A stack that overflows has been unwound; nothing is left of it to harm others. */
  private static boolean ofTheProcess(Throwable cause) {
    return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
  }
}
