package chat.parley.board.lines;

import chat.parley.log.LogListener;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What the log of one board tells, and who has to know.
 *
 * @param following whether anybody here would miss a line
 * @param stored is told what other nodes have to hear
 * @param told is told what is new, in its order
 * @param ended is run when something that was under way is done
 */
record StoredChunks(
    BooleanSupplier following,
    Consumer<List<Chunk>> stored,
    Consumer<List<Chunk>> told,
    Runnable ended)
    implements LogListener<Chunk> {

  @Override
  public boolean heard() {
    return following.getAsBoolean();
  }

  @Override
  public void stored(List<Chunk> entries) {
    stored.accept(entries);
  }

  @Override
  public void announced(List<Chunk> entries) {
    told.accept(entries);
  }

  @Override
  public void settled() {
    ended.run();
  }
}
