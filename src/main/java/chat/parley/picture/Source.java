package chat.parley.picture;

import java.io.IOException;

/** Bytes that can be read from anywhere; on one thread, which waits for them. */
interface Source {

  long length();

  /**
   * @return how many bytes were read; less than wanted at the end only
   */
  int read(long at, byte[] into, int offset, int most) throws IOException;
}
