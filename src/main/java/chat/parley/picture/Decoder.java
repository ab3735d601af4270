package chat.parley.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * Decodes the first picture in a file, within bounds of memory and time. What decoders do with what
 * a stranger wrote is not to be foreseen: whoever calls this reckons with any Throwable.
 */
final class Decoder implements AutoCloseable {
  /** What TwelveMonkeys' decoder of lossy WebP takes for each pixel; it reads all of them. */
  private static final int WEBP_BYTES = 16;

  /** It takes a second for each million, and more before Java has compiled it. */
  private static final long WEBP_PIXELS = 4_000_000;

  private final ImageReader reader;
  private final SourceStream stream;
  private final Facts facts;
  private final boolean webp;
  private final Watch watch;

  Decoder(String type, Source source, Facts facts, Deadline deadline) throws IOException {
    this.facts = facts;
    this.webp = type.equals("image/webp");
    this.reader =
        webp
            ? new WebPImageReaderSpi().createReaderInstance(null)
            : ImageIO.getImageReadersByMIMEType(type).next();
    this.stream = new SourceStream(source, facts.hidden());
    reader.setInput(stream, true, true);
    this.watch = new Watch(deadline);
    reader.addIIOReadProgressListener(watch);
  }

  /**
   * What is decoded of it: every pixel if they fit, or every second, and so on.
   *
   * @param most bytes that it may take
   * @return nothing when its headers do not fit each other, or it never fits
   */
  Optional<BufferedImage> decode(long most) throws IOException {
    if (reader.getWidth(0) != facts.width() || reader.getHeight(0) != facts.height()) {
      return Optional.empty();
    }
    long pixels = (long) facts.width() * facts.height();
    if (webp && (pixels > WEBP_PIXELS || pixels * WEBP_BYTES > most)) {
      return Optional.empty();
    }
    int step = 1;
    while (pixels * pixelBytes() / ((long) step * step) > most) {
      step++;
    }
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, param);
    watch.check();
    return Optional.of(image);
  }

  private int pixelBytes() throws IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    return types.hasNext() ? Math.max(1, types.next().getColorModel().getPixelSize() / 8) : 4;
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    stream.close();
  }
}
