package chat.parley.message.link;

import io.vertx.core.Future;
import java.util.List;

/** Where cards come from. */
public interface CardSource {
  /** A message has no more of them. */
  int MOST = 3;

  /** For a server that asks nobody outside. */
  CardSource OFF =
      new CardSource() {
        @Override
        public boolean on() {
          return false;
        }

        @Override
        public Future<List<Card>> cards(List<String> urls) {
          return Future.succeededFuture(List.of());
        }
      };

  /** Whether there are any. */
  boolean on();

  /**
   * The cards of these addresses, in their order, without those that have none. It does not fail,
   * and it ends in seconds.
   */
  Future<List<Card>> cards(List<String> urls);
}
