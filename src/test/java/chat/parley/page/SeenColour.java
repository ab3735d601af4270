package chat.parley.page;

/**
 * A colour as somebody sees it, whatever his eyes lack.
 *
 * @param red part of the light, 0 to 1; so are the others
 */
record SeenColour(double red, double green, double blue) {

  /** What eyes make of light, after Machado, Oliveira and Fernandes, 2009, at full severity. */
  enum Eyes {
    USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    NO_RED(
        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
        1.051998),
    NO_GREEN(
        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    NO_BLUE(
        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
        0.303900);

    private final double[] matrix;

    Eyes(double... matrix) {
      this.matrix = matrix;
    }
  }

  /**
   * @param rgb as screens have it, 0 to 255 each
   */
  static SeenColour of(int... rgb) {
    return new SeenColour(light(rgb[0]), light(rgb[1]), light(rgb[2]));
  }

  private static double light(int value) {
    double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  SeenColour by(Eyes eyes) {
    return new SeenColour(by(eyes, 0), by(eyes, 3), by(eyes, 6));
  }

  private double by(Eyes eyes, int row) {
    double[] matrix = eyes.matrix;
    double sum = matrix[row] * red + matrix[row + 1] * green + matrix[row + 2] * blue;
    return Math.max(0, Math.min(1, sum));
  }

  private double luminance() {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** As WCAG has it. */
  double contrast(SeenColour other) {
    double lighter = Math.max(luminance(), other.luminance());
    double darker = Math.min(luminance(), other.luminance());
    return (lighter + 0.05) / (darker + 0.05);
  }

  /** In CIE Lab, where 2.3 can just be seen. */
  double distance(SeenColour other) {
    double[] one = lab();
    double[] two = other.lab();
    return Math.sqrt(
        Math.pow(one[0] - two[0], 2) + Math.pow(one[1] - two[1], 2) + Math.pow(one[2] - two[2], 2));
  }

  private double[] lab() {
    double x = cube((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
    double y = cube(luminance());
    double z = cube((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double cube(double part) {
    return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16.0 / 116;
  }
}
