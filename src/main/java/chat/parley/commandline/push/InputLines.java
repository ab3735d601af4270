package chat.parley.commandline.push;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads lines ahead of what is sent, as many as memory has a place for: past that whoever writes
 * them has to wait. One thread reads, another takes.
 */
final class InputLines {
  /** What is longer is cut there; no board takes more of a line. */
  static final int LONGEST = 16 * 1024;

  private static final int AHEAD = 1_000;
  private static final int BATCH_LINES = 500;
  private static final int BATCH_CHARACTERS = 64 * 1024;
  private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final InputStream in;
  private final BlockingQueue<InputLine> ahead = new ArrayBlockingQueue<>(AHEAD);
  private boolean ended;

  InputLines(InputStream in) {
    this.in = new BufferedInputStream(in, 64 * 1024);
  }

  /** From now on lines are read. */
  void begin() {
    Thread reader = new Thread(this::read, "push-input");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      lines();
      ahead.put(InputLine.END);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** An input that breaks has ended. */
  private void lines() throws InterruptedException {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 1;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          keep(line, next);
        } else {
          put(line, number++);
        }
      }
      if (line.size() > 0) {
        put(line, number);
      }
    } catch (IOException broken) {
      System.err.println("The input is broken: " + broken.getMessage());
    }
  }

  private static void keep(ByteArrayOutputStream line, int next) {
    if (line.size() < LONGEST) {
      line.write(next);
    }
  }

  private void put(ByteArrayOutputStream line, long number) throws InterruptedException {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    ahead.put(
        new InputLine(
            number,
            System.currentTimeMillis(),
            text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
  }

  /** What goes together: what has come, and comes within a moment. Empty at the end. */
  List<InputLine> batch() throws InterruptedException {
    List<InputLine> batch = new ArrayList<>();
    if (ended) {
      return batch;
    }
    long characters = 0;
    InputLine next = ahead.take();
    long until = System.nanoTime() + TOGETHER_NANOS;
    while (next != null && next != InputLine.END) {
      batch.add(next);
      characters += next.text().length();
      if (batch.size() == BATCH_LINES || characters >= BATCH_CHARACTERS) {
        return batch;
      }
      next = ahead.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
    ended = next == InputLine.END;
    return batch;
  }
}
