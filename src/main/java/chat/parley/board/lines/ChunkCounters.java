package chat.parley.board.lines;

import chat.parley.log.LogCounters;

/** Chunks are no messages: what was stored of them is counted with their board. */
record ChunkCounters(LogCounters others) implements LogCounters {
  @Override
  public void stored(int count) {}

  @Override
  public void gap() {
    others.gap();
  }
}
