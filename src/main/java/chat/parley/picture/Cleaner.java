package chat.parley.picture;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Copies a picture without anything that its pixels do not need, and decodes nothing: what tells of
 * its sender is gone, and what stands behind its end.
 */
interface Cleaner {
  /** One for each picture, by type. */
  Map<String, Supplier<Cleaner>> ALL =
      Map.of(
          "image/jpeg", JpegCleaner::new,
          "image/png", PngCleaner::new,
          "image/gif", GifCleaner::new,
          "image/webp", WebpCleaner::new);

  /** More is not kept of a profile of colours. */
  int PROFILE_BYTES = 1024 * 1024;

  /**
   * @throws NotAPicture when there is no sense in it
   */
  Facts clean(Input in, Output out) throws IOException;
}
