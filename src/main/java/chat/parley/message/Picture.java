package chat.parley.message;

import java.util.List;

/**
 * What is known of a picture that was cleaned and can be shown.
 *
 * @param width pixels, upright
 * @param height pixels, upright
 * @param thumbnails smaller ones, the smallest first
 */
public record Picture(int width, int height, List<Thumbnail> thumbnails) {

  /**
   * The same picture, smaller.
   *
   * @param side pixels of its longest side
   * @param size bytes
   */
  public record Thumbnail(int side, String type, long size) {}
}
