package chat.parley.transport.file;

import io.netty.channel.DefaultFileRegion;
import java.nio.channels.FileChannel;

/** A part of a file that stays open when it has been sent. */
final class Region extends DefaultFileRegion {

  Region(FileChannel file, long from, long length) {
    super(file, from, length);
  }

  /** Others are sent from the same one; whoever opened it closes it. */
  @Override
  protected void deallocate() {}
}
