package chat.parley.picture;

import chat.parley.message.file.Beside;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes smaller pictures of one that is clean, upright. */
final class Smaller {
  private static final String JPEG = "image/jpeg";
  private static final String PNG = "image/png";
  private static final float TURNED_QUALITY = 0.92f;
  private static final float QUALITY = 0.8f;

  private final String type;
  private final Facts facts;
  private final Deadline deadline;
  private final Encoder encoder;
  private Optional<BufferedImage> image = Optional.empty();
  private Orientation left;

  Smaller(String type, Facts facts, Deadline deadline) {
    this.type = type;
    this.facts = facts;
    this.deadline = deadline;
    this.encoder = new Encoder(facts.profile());
    this.left = facts.orientation();
  }

  /**
   * One of them.
   *
   * @param side pixels of its longest side
   */
  record One(int side, String type, byte[] bytes) {}

  /**
   * Reads it. Nothing is made of it where it never fits into the memory.
   *
   * @param most bytes that it may take
   */
  void decode(Source source, long most) throws IOException {
    try (Decoder decoder = new Decoder(type, source, facts, deadline)) {
      image = decoder.decode(most);
    }
  }

  /**
   * The picture itself, turned, where it is one that does not stand upright and can be written; the
   * smaller ones are made of that.
   */
  Optional<byte[]> turned() throws IOException {
    boolean whole =
        image
            .filter(it -> it.getWidth() == facts.width() && it.getHeight() == facts.height())
            .isPresent();
    if (!whole || left.upright() || !type.equals(JPEG)) {
      return Optional.empty();
    }
    image = image.map(it -> Pixels.upright(it, left));
    left = Orientation.UPRIGHT;
    deadline.check();
    return Optional.of(encoder.jpeg(image.get(), TURNED_QUALITY));
  }

  /**
   * All that are smaller than the picture, the smallest first.
   *
   * @param most bytes: one with more is of no use
   */
  List<One> all(long most) throws IOException {
    List<One> all = new ArrayList<>();
    int longest = Math.max(facts.width(), facts.height());
    for (int i = Beside.SIDES.size() - 1; i >= 0 && image.isPresent(); i--) {
      int side = Beside.SIDES.get(i);
      if (side < longest) {
        image = Optional.of(small(image.get(), side));
        deadline.check();
        One one = encoded(side, image.get());
        if (one.bytes().length < most) {
          all.add(0, one);
        }
      }
    }
    return all;
  }

  /** What is turned is small by then. */
  private BufferedImage small(BufferedImage from, int side) {
    BufferedImage small = Pixels.upright(Pixels.fitting(from, side), left);
    left = Orientation.UPRIGHT;
    return small;
  }

  private One encoded(int side, BufferedImage small) throws IOException {
    return Pixels.transparent(small)
        ? new One(side, PNG, encoder.png(small))
        : new One(side, JPEG, encoder.jpeg(Pixels.opaque(small), QUALITY));
  }
}
