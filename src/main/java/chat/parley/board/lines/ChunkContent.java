package chat.parley.board.lines;

import chat.parley.board.Level;
import chat.parley.board.MetricName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The lines of a chunk as the store and other nodes have them: each with its time, level, source,
 * text and fields, compressed together. A table of sources comes first, for they are few.
 */
final class ChunkContent {
  /** No chunk of ours is larger, and no bytes of others become more. */
  private static final int MOST_BYTES = 1024 * 1024;

  private static final Level[] LEVELS = Level.values();

  private ChunkContent() {}

  static byte[] spelled(List<LogLine> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream to = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
      List<MetricName> sources = lines.stream().map(LogLine::source).distinct().toList();
      to.writeShort(sources.size());
      for (MetricName source : sources) {
        to.writeUTF(source.text());
      }
      to.writeShort(lines.size());
      for (LogLine line : lines) {
        write(line, sources.indexOf(line.source()), to);
      }
    } catch (IOException never) {
      throw new IllegalStateException("memory does not fail", never);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void write(LogLine line, int source, DataOutputStream to) throws IOException {
    to.writeLong(line.at());
    to.writeByte(line.level().ordinal());
    to.writeShort(source);
    text(line.text(), to);
    text(line.fields().orElse(""), to);
  }

  private static void text(String text, DataOutputStream to) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  /**
   * @throws IllegalArgumentException when the bytes are none of ours
   */
  static List<LogLine> lines(byte[] spelled) {
    try (DataInputStream from =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(spelled)))) {
      return lines(from);
    } catch (IOException | RuntimeException unreadable) {
      throw new IllegalArgumentException("no chunk of a log", unreadable);
    }
  }

  private static List<LogLine> lines(DataInputStream from) throws IOException {
    List<MetricName> sources = new ArrayList<>();
    for (int left = from.readUnsignedShort(); left > 0; left--) {
      sources.add(new MetricName(from.readUTF()));
    }
    int count = from.readUnsignedShort();
    List<LogLine> lines = new ArrayList<>(count);
    int bytes = 0;
    while (lines.size() < count) {
      long at = from.readLong();
      Level level = LEVELS[from.readUnsignedByte()];
      MetricName source = sources.get(from.readUnsignedShort());
      String text = text(from, MOST_BYTES - bytes);
      String fields = text(from, MOST_BYTES - bytes);
      bytes += text.length() + fields.length();
      lines.add(
          new LogLine(
              at, level, source, text, Optional.of(fields).filter(some -> !some.isEmpty())));
    }
    return lines;
  }

  private static String text(DataInputStream from, int most) throws IOException {
    int length = from.readInt();
    if (length < 0 || length > most) {
      throw new IOException("a text is too long");
    }
    return new String(from.readNBytes(length), StandardCharsets.UTF_8);
  }
}
