package chat.parley.message.file;

import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;

/**
 * Where the bytes of files are kept. Bytes are only ever appended. Used from any thread; never
 * blocks. Where more than one node keeps files, whoever appends has a number, which is higher than
 * those of all before him: when he has opened a file, nothing that they append is kept, and they
 * are refused as replaced.
 */
public interface FileStore {

  /**
   * Opens a file to append to it. One at a time appends to a file.
   *
   * @param safe what its sender was told of: with 0 it is made, and what is behind is cut off
   * @param writer the number of who appends
   * @return fails with {@link java.nio.file.NoSuchFileException} when it is not there
   */
  Future<Growing> append(String file, long safe, long writer);

  /** Opens a file to read it, while it grows too. */
  Future<Bytes> open(String file);

  /** Removes a file; nothing happens when there is none. Who reads it reads on. */
  Future<Void> delete(String file);

  /**
   * Puts one file in the place of another, which is gone at that moment and not before.
   *
   * @param writer the number of who does so
   */
  Future<Void> replace(String fresh, String file, long writer);

  /**
   * Files that are there and were not touched since, to find those nobody knows: in the order of
   * their names, those behind one.
   *
   * @param since milliseconds since 1970, UTC
   * @param after empty to begin
   */
  Future<List<String>> untouched(long since, String after, int limit);

  /** A file that grows. Its methods are called one after the other. */
  interface Growing {

    /** How long it is. All of that is on the disk when it was opened. */
    long length();

    /**
     * Appends; readers see it then.
     *
     * @return the new length; fails with {@link NoSpace}, and then nothing has changed
     */
    Future<Long> append(List<ByteBuffer> bytes);

    /** All that was appended is on the disk then, whatever happens. */
    Future<Void> sync();

    /** Takes back what was appended last, which nobody has been told of. */
    Future<Void> truncate(long length);

    /** SHA-256 of all of it, in hexadecimal digits. */
    Future<String> digest();

    Future<Void> close();
  }

  /** The bytes of a file, for one reader. */
  interface Bytes {

    /**
     * At most so many bytes from there.
     *
     * @return empty where the file ends now
     */
    Future<ByteBuffer> read(long from, int most);

    /**
     * The same, into a buffer from its position on: as much as there is room for.
     *
     * @return how many bytes; 0 where the file ends now. Until then nobody else may touch the
     *     buffer
     */
    default Future<Integer> read(long from, ByteBuffer into) {
      return read(from, into.remaining())
          .map(
              bytes -> {
                int length = bytes.remaining();
                into.put(bytes);
                return length;
              });
    }

    /** The file itself, where the kernel can send from it; whoever takes it does not close it. */
    default Optional<FileChannel> channel() {
      return Optional.empty();
    }

    /**
     * Brings a part of it into the memory of the machine, so that whoever sends it from {@link
     * #channel} does not wait for a disk. Where there is no channel there is nothing to bring.
     *
     * @return how many bytes; fewer where the file ends before that
     */
    default Future<Long> load(long from, long length) {
      return Future.succeededFuture(0L);
    }

    void close();
  }
}
