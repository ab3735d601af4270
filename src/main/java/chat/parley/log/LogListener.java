package chat.parley.log;

import java.util.List;

/** Whatever stands on a log: is told of it, on the loop that owns both. */
public interface LogListener<E extends Entry> {

  /** Whether anybody here would miss an entry. */
  boolean heard();

  /** These were appended here and are not announced yet: the hint for other nodes. */
  void stored(List<E> entries);

  /** What is new, in order and without a hole as long as somebody hears it. */
  void announced(List<E> entries);

  /** Something that was under way is done; the log may have become idle. */
  void settled();
}
