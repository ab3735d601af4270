package chat.parley.message.search;

import java.util.List;
import java.util.Optional;

/**
 * What a search asks for: all of it must be true of a message.
 *
 * @param terms what it must hold
 * @param without what it must not hold
 * @param from the id or the name of who said it, folded; {@code me} is who searches
 * @param room in which it was said
 * @param since milliseconds since 1970, UTC; 0 is any time
 * @param until before which it was said
 * @param mentionsMe whether it calls who searches
 */
public record SearchQuery(
    List<Term> terms,
    List<Term> without,
    Optional<String> from,
    Optional<String> room,
    long since,
    long until,
    boolean links,
    boolean files,
    boolean reactions,
    boolean mentionsMe) {

  public SearchQuery {
    terms = List.copyOf(terms);
    without = List.copyOf(without);
  }

  /** In this room, unless it names another. */
  public SearchQuery in(Optional<String> usual) {
    return new SearchQuery(
        terms,
        without,
        from,
        room.or(() -> usual),
        since,
        until,
        links,
        files,
        reactions,
        mentionsMe);
  }
}
