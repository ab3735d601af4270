package chat.parley.commandline;

import java.util.function.IntConsumer;

/** How far a command is, for somebody who watches; a log file gets the last line only. */
final class OnTerminal implements IntConsumer {
  private final String verb;
  private final boolean watched = System.console() != null;
  private int shown = -1;

  OnTerminal(String verb) {
    this.verb = verb;
  }

  @Override
  public void accept(int percent) {
    if (watched && percent != shown) {
      System.out.print("\r" + verb + " " + percent + " %");
      System.out.flush();
      shown = percent;
    }
  }

  void done(String line) {
    System.out.println((shown < 0 ? "" : "\r") + line);
  }
}
