package chat.parley.message.file;

/**
 * What one node tells the others of a file. It may get lost: the database is what counts.
 *
 * @param writer the number of who appends to it there: whoever has a lower one appends no more
 * @param have bytes that can be read
 * @param over whether nothing more comes of it there
 */
public record FileNews(String file, long writer, long have, boolean over) {
  /** It may stand otherwise in the records. */
  static FileNews ready(String file) {
    return new FileNews(file, 0, 0, true);
  }

  /** It is taken away: nobody appends to it any more. */
  static FileNews gone(String file) {
    return new FileNews(file, Long.MAX_VALUE, 0, true);
  }
}
