package chat.parley.picture;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Turns and scales decoded pictures. */
final class Pixels {

  private Pixels() {}

  private static BufferedImage like(BufferedImage image, int width, int height) {
    boolean alpha = image.getColorModel().hasAlpha();
    return new BufferedImage(
        width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
  }

  /** The same, upright; no pixel changes. */
  static BufferedImage upright(BufferedImage image, Orientation orientation) {
    if (orientation.upright()) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage turned = turned(image, orientation.sideways());
    Graphics2D graphics = turned.createGraphics();
    graphics.setComposite(AlphaComposite.Src);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(image, orientation.upright(width, height), null);
    graphics.dispose();
    return turned;
  }

  /** Three bytes for each pixel stay three, and one stays one. */
  private static BufferedImage turned(BufferedImage image, boolean sideways) {
    int width = sideways ? image.getHeight() : image.getWidth();
    int height = sideways ? image.getWidth() : image.getHeight();
    int type = image.getType();
    return type == BufferedImage.TYPE_3BYTE_BGR || type == BufferedImage.TYPE_BYTE_GRAY
        ? new BufferedImage(width, height, type)
        : like(image, width, height);
  }

  /** The same with a longest side of so many pixels, by halves, so that none is left out. */
  static BufferedImage fitting(BufferedImage image, int side) {
    int longest = Math.max(image.getWidth(), image.getHeight());
    int width = Math.max(1, Math.round((float) image.getWidth() * side / longest));
    int height = Math.max(1, Math.round((float) image.getHeight() * side / longest));
    BufferedImage now = image;
    while (now.getWidth() >= 2 * width || now.getHeight() >= 2 * height) {
      now =
          scaled(
              now,
              now.getWidth() >= 2 * width ? now.getWidth() / 2 : now.getWidth(),
              now.getHeight() >= 2 * height ? now.getHeight() / 2 : now.getHeight());
    }
    return scaled(now, width, height);
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage scaled = like(image, width, height);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setComposite(AlphaComposite.Src);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  /** Whether something shines through. */
  static boolean transparent(BufferedImage image) {
    if (!image.getColorModel().hasAlpha()) {
      return false;
    }
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        if (pixel >>> 24 != 0xFF) {
          return true;
        }
      }
    }
    return false;
  }

  /** Without what shines through. */
  static BufferedImage opaque(BufferedImage image) {
    if (!image.getColorModel().hasAlpha()) {
      return image;
    }
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return opaque;
  }
}
