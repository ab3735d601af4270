package chat.parley.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** GIF, from block to block: comments, texts and applications go, but how often it is repeated. */
final class GifCleaner implements Cleaner {
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int CONTROL = 0xF9;
  private static final int APPLICATION = 0xFF;
  private static final int LOOP_BYTES = 3;

  private int frameWidth;
  private int frameHeight;
  private boolean covered;
  private boolean pictures;

  @Override
  public Facts clean(Input in, Output out) throws IOException {
    byte[] signature = in.bytes(6);
    if (!new String(signature, StandardCharsets.ISO_8859_1).matches("GIF8[79]a")) {
      throw new NotAPicture("it does not begin as GIF does");
    }
    out.write(signature);
    int width = (int) in.little(2);
    int height = (int) in.little(2);
    out.little(width, 2);
    out.little(height, 2);
    int flags = in.one();
    out.write(flags);
    in.copy(2, out);
    colours(flags, in, out);
    int block = in.next();
    while (block >= 0 && block != TRAILER && block(block, width, height, in, out)) {
      block = in.next();
    }
    if (!pictures) {
      throw new NotAPicture("there is no picture in it");
    }
    out.write(TRAILER);
    return new Facts(
        width,
        height,
        frameWidth,
        frameHeight,
        Orientation.UPRIGHT,
        new byte[0],
        List.of(),
        covered);
  }

  private static void colours(int flags, Input in, Output out) throws IOException {
    if ((flags & 0x80) != 0) {
      in.copy(3L << (flags & 7) + 1, out);
    }
  }

  /** False where it is cut off: what came before can be shown. */
  private boolean block(int block, int width, int height, Input in, Output out) throws IOException {
    if (block == PICTURE) {
      return picture(width, height, in, out);
    }
    if (block != EXTENSION) {
      throw new NotAPicture("a block makes no sense");
    }
    int label = in.one();
    if (label == CONTROL) {
      byte[] body = in.bytes(6);
      if (body[0] != 4 || body[5] != 0) {
        throw new NotAPicture("a control block makes no sense");
      }
      out.write(EXTENSION);
      out.write(label);
      out.write(body);
      return true;
    }
    if (label == APPLICATION) {
      return application(in, out);
    }
    return skipped(in);
  }

  private boolean picture(int width, int height, Input in, Output out) throws IOException {
    long left = in.little(2);
    long top = in.little(2);
    int wide = (int) in.little(2);
    int high = (int) in.little(2);
    if (!pictures) {
      covered = left == 0 && top == 0 && wide == width && high == height;
    }
    pictures = true;
    frameWidth = Math.max(frameWidth, wide);
    frameHeight = Math.max(frameHeight, high);
    out.write(PICTURE);
    out.little(left, 2);
    out.little(top, 2);
    out.little(wide, 2);
    out.little(high, 2);
    int flags = in.one();
    out.write(flags);
    colours(flags, in, out);
    out.write(in.one());
    return copied(in, out);
  }

  /** Only the first part of it: the two that browsers repeat by have no more. */
  private static boolean application(Input in, Output out) throws IOException {
    byte[] head = in.bytes(in.one());
    String name = new String(head, StandardCharsets.ISO_8859_1);
    if (!name.equals("NETSCAPE2.0") && !name.equals("ANIMEXTS1.0")) {
      return skipped(in);
    }
    byte[] loop = in.bytes(in.one());
    if (loop.length == LOOP_BYTES && loop[0] == 1) {
      out.write(EXTENSION);
      out.write(APPLICATION);
      out.write(head.length);
      out.write(head);
      out.write(LOOP_BYTES);
      out.write(loop);
      out.write(0);
    }
    return loop.length == 0 || skipped(in);
  }

  private static boolean skipped(Input in) throws IOException {
    int length = in.next();
    while (length > 0 && length <= in.left()) {
      in.skip(length);
      length = in.next();
    }
    return length == 0;
  }

  private static boolean copied(Input in, Output out) throws IOException {
    int length = in.next();
    while (length > 0 && length <= in.left()) {
      out.write(length);
      in.copy(length, out);
      length = in.next();
    }
    out.write(0);
    return length == 0;
  }
}
