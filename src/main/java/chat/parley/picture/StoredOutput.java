package chat.parley.picture;

import chat.parley.message.file.FileStore;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes a file that is kept; on a thread that may wait. */
final class StoredOutput extends OutputStream {
  private static final int PIECE_BYTES = 256 * 1024;

  private final FileStore.Growing file;
  private byte[] piece = new byte[PIECE_BYTES];
  private int filled;

  StoredOutput(FileStore.Growing file) {
    this.file = file;
  }

  @Override
  public void write(int value) {
    if (filled == piece.length) {
      flush();
    }
    piece[filled++] = (byte) value;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int at = 0; at < length; ) {
      if (filled == piece.length) {
        flush();
      }
      int some = Math.min(length - at, piece.length - filled);
      System.arraycopy(bytes, offset + at, piece, filled, some);
      filled += some;
      at += some;
    }
  }

  @Override
  public void flush() {
    if (filled > 0) {
      Waiting.on(file.append(List.of(ByteBuffer.wrap(piece, 0, filled))));
      filled = 0;
    }
  }
}
