package chat.parley.transport.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a body that is in memory, packed or not. It is unpacked as it is read, a little a
 * turn, so that little that unpacks to much takes neither memory nor the loop.
 */
final class Lines {
  /** Of the whole body, unpacked. */
  static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final int LONGEST = 64 * 1024;
  private static final int TURN_BYTES = 64 * 1024;
  private static final int BLOCK_BYTES = 8 * 1024;
  private static final int FIRST_BYTES = 512;

  private final InputStream bytes;
  private final boolean quoting;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final byte[] block = new byte[BLOCK_BYTES];
  private byte[] line = new byte[FIRST_BYTES];
  private int length;
  private Quotes quotes = new Quotes();
  private int at;
  private int end;
  private int total;
  private int left;
  private int number = 1;
  private int breaks;
  private boolean tooLong;
  private boolean ended;

  /**
   * @param packed whether it is gzip
   * @param quoting whether a line goes on where a quoted text of line protocol does
   * @throws Refusal when it cannot be unpacked
   */
  Lines(Buffer body, boolean packed, boolean quoting) {
    this.bytes = stream(body, packed);
    this.quoting = quoting;
  }

  static InputStream stream(Buffer body, boolean packed) {
    InputStream plain = new ByteArrayInputStream(body.getBytes());
    try {
      return packed ? new GZIPInputStream(plain, BLOCK_BYTES) : plain;
    } catch (IOException malformed) {
      throw unpackable();
    }
  }

  static Refusal unpackable() {
    return new Refusal(Problem.BAD_REQUEST.refused("The body cannot be unpacked: it is no gzip."));
  }

  static Refusal tooMuch(int most) {
    return new Refusal(Problem.TOO_LARGE.refused("A body unpacks to at most " + most + " bytes."));
  }

  /** Some more may be read now. */
  void turn() {
    left = TURN_BYTES;
  }

  boolean ended() {
    return ended;
  }

  /**
   * The next line; empty when there is none, or none that is whole within this turn.
   *
   * @throws Refusal when the body cannot be read any further
   */
  Optional<Line> next() {
    while (at < end || filled()) {
      byte next = block[at++];
      boolean quoted = quoting && quotes.inside(next);
      if (next == '\n') {
        breaks++;
        if (!quoted || tooLong) {
          return Optional.of(whole());
        }
      }
      keep(next);
    }
    if (ended && (length > 0 || tooLong)) {
      return Optional.of(whole());
    }
    return Optional.empty();
  }

  private void keep(byte next) {
    if (length == LONGEST) {
      tooLong = true;
      return;
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, 2 * length);
    }
    line[length++] = next;
  }

  private boolean filled() {
    if (ended || left <= 0) {
      return false;
    }
    try {
      int read = bytes.read(block);
      ended = read < 0;
      at = 0;
      end = Math.max(0, read);
    } catch (IOException malformed) {
      throw unpackable();
    }
    left -= end;
    total += end;
    if (total > MOST_BYTES) {
      throw tooMuch(MOST_BYTES);
    }
    return !ended;
  }

  private Line whole() {
    Line whole = line(number);
    number += breaks;
    breaks = 0;
    length = 0;
    tooLong = false;
    quotes = new Quotes();
    return whole;
  }

  private Line line(int here) {
    if (tooLong) {
      return new Line(here, "", "A line has at most " + LONGEST + " bytes.");
    }
    try {
      String text = decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
      return new Line(here, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, "");
    } catch (CharacterCodingException malformed) {
      return new Line(here, "", "This is not UTF-8.");
    }
  }
}
