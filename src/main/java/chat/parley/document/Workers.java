package chat.parley.document;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Threads for what takes longer than the loop may be kept. */
public interface Workers {

  /** Done on another thread; the future completes on the loop of whoever asks. */
  <T> Future<T> run(Callable<T> work);
}
