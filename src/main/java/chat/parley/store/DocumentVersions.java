package chat.parley.store;

import chat.parley.access.User;
import chat.parley.document.DocumentVersion;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the versions of a document together: those of its rows, and before them its states. */
final class DocumentVersions {
  private final Source source;
  private final int limit;
  private final List<DocumentVersion> found = new ArrayList<>();

  /**
   * Somebody who has written in a version.
   *
   * @param version the same number for all of a version
   * @param user nothing where nobody is known
   */
  record Line(long version, long pos, long ts, Optional<User> user) {

    static Line of(StoredRow row) {
      Optional<User> user = row.text(3).map(id -> EntryRows.user(row, 3));
      return new Line(row.count(0), row.count(1), row.count(2), user);
    }
  }

  /** Lines of versions, the newest first. */
  interface Source {

    /** Of some rows up to a position; the row there is one of them if it is there. */
    Future<List<Line>> rows(long upTo);

    /** Of states before a position that have no rows any more. */
    Future<List<Line>> states(long before);
  }

  DocumentVersions(Source source, int limit) {
    this.source = source;
    this.limit = limit;
  }

  Future<List<DocumentVersion>> before(long pos) {
    return source
        .rows(pos)
        .compose(
            lines -> {
              List<DocumentVersion> more = versions(lines);
              // the version to which the row there belongs has been told
              more.removeIf(version -> version.pos() == pos);
              more.stream().limit(limit - found.size()).forEach(found::add);
              return more.isEmpty() || found.size() == limit
                  ? states(more.isEmpty() ? pos : found.get(found.size() - 1).pos())
                  : before(more.get(more.size() - 1).pos());
            });
  }

  private Future<List<DocumentVersion>> states(long pos) {
    return found.size() == limit
        ? Future.succeededFuture(found)
        : source
            .states(pos)
            .map(
                lines -> {
                  versions(lines).stream().limit(limit - found.size()).forEach(found::add);
                  return found;
                });
  }

  private static List<DocumentVersion> versions(List<Line> lines) {
    Map<Long, DocumentVersion> versions = new LinkedHashMap<>();
    for (Line line : lines) {
      versions.merge(line.version(), of(line), DocumentVersions::both);
    }
    return new ArrayList<>(versions.values());
  }

  private static DocumentVersion of(Line line) {
    return new DocumentVersion(line.pos(), line.ts(), line.user().stream().toList());
  }

  /** Whoever has been called otherwise meanwhile is one. */
  private static DocumentVersion both(DocumentVersion known, DocumentVersion other) {
    Map<String, User> editors = new LinkedHashMap<>();
    known.editors().forEach(user -> editors.put(user.id(), user));
    other.editors().forEach(user -> editors.putIfAbsent(user.id(), user));
    return new DocumentVersion(
        Math.max(known.pos(), other.pos()),
        Math.max(known.ts(), other.ts()),
        List.copyOf(editors.values()));
  }
}
