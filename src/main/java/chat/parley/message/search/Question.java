package chat.parley.message.search;

import java.util.List;
import java.util.Optional;

/**
 * A search of one person, as a store answers it.
 *
 * @param me his id: he finds what is in open rooms, and in his own rooms of two
 * @param room the store's number of the one room to look into; 0 is all that he may read
 * @param ranked whether it matters how well a hit answers
 */
public record Question(SearchQuery query, String me, long room, boolean ranked) {
  private static final double SATURATION = 1.2;

  /** Words of the index that every hit has; none when it takes others to find it. */
  public List<String> needed() {
    return IndexWords.needed(query, room, me);
  }

  /** Words of the index that no hit has. */
  public List<String> excluded() {
    return IndexWords.excluded(query);
  }

  /** Words of the index of which every hit has at least one; none when it does not matter. */
  public List<String> either() {
    return query.mentionsMe() ? IndexWords.calls(me) : List.of();
  }

  /** Looks at what the index has found. */
  public Optional<Hit> hit(Candidate candidate) {
    return from(candidate) && dated(candidate.spot().ts()) ? ofText(candidate) : Optional.empty();
  }

  private Optional<Hit> ofText(Candidate candidate) {
    if (query.links() && !IndexWords.hasLink(candidate.text())) {
      return Optional.empty();
    }
    if (!ranked && !candidate.edited() && exact()) {
      return Optional.of(new Hit(candidate.spot(), candidate.room(), 0));
    }
    List<Unit> text = Units.of(candidate.text(), IndexWords.MOST_UNITS);
    double score = 0;
    for (Term term : query.terms()) {
      int count = term.count(text);
      if (count == 0) {
        return Optional.empty();
      }
      score += count / (count + SATURATION);
    }
    if (query.without().stream().anyMatch(term -> term.isIn(text))) {
      return Optional.empty();
    }
    // what says little else says it best
    double shortness = 1 / (1 + Math.log1p(text.size()));
    return Optional.of(new Hit(candidate.spot(), candidate.room(), score + shortness));
  }

  /** Whether the index has looked already, and what it finds holds all the terms. */
  public boolean exact() {
    return query.terms().stream().allMatch(Term::exact)
        && (query.without().isEmpty()
            || !needed().isEmpty() && query.without().stream().allMatch(Term::exact));
  }

  private boolean from(Candidate candidate) {
    return query
        .from()
        .map(
            from ->
                from.equals("me")
                    ? candidate.sender().equals(me)
                    : from.equals(Folding.of(candidate.sender()))
                        || from.equals(Folding.of(candidate.name())))
        .orElse(true);
  }

  private boolean dated(long ts) {
    return ts >= query.since() && ts < query.until();
  }
}
