package chat.parley.transport.yjs;

import chat.parley.document.DocumentName;
import chat.parley.transport.yjs.message.ServerMessages;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documents of one socket, by their labels: a label is {@code <room>/<name>} as the client
 * writes it, and may go on with a zero and what tells two of the same document apart.
 */
final class Channels {
  static final String WHY_NOT =
      "A document is called <room>/<name>, and one connection has at most 100 of them.";

  private static final int MOST_DOCUMENTS = 100;

  private final Outlet outlet;
  private final Map<String, DocumentChannel> byLabel = new LinkedHashMap<>();

  Channels(Outlet outlet) {
    this.outlet = outlet;
  }

  /** Empty when no document can be called so, or there are too many. */
  Optional<DocumentChannel> of(String label) {
    return Optional.ofNullable(byLabel.get(label)).or(() -> opened(label));
  }

  private Optional<DocumentChannel> opened(String label) {
    int end = label.indexOf('\0');
    Optional<DocumentChannel> channel =
        DocumentPath.of(end < 0 ? label : label.substring(0, end))
            .filter(document -> byLabel.size() < MOST_DOCUMENTS)
            .map(
                document ->
                    new DocumentChannel(
                        document, outlet, new HocuspocusDialect(outlet, ServerMessages.of(label))));
    channel.ifPresent(fresh -> byLabel.put(label, fresh));
    return channel;
  }

  /** As {@link #of(String)}, and one that has ended begins anew. */
  Optional<DocumentChannel> renewed(String label) {
    if (Optional.ofNullable(byLabel.get(label)).filter(DocumentChannel::ended).isPresent()) {
      byLabel.remove(label);
    }
    return of(label);
  }

  Optional<DocumentChannel> remove(String label) {
    return Optional.ofNullable(byLabel.remove(label));
  }

  Collection<DocumentChannel> all() {
    return List.copyOf(byLabel.values());
  }

  List<DocumentChannel> of(DocumentName document) {
    return byLabel.values().stream()
        .filter(channel -> channel.document().equals(document))
        .toList();
  }

  /** Whether the document is here once, under its path. */
  boolean plain(DocumentName document) {
    List<DocumentChannel> channels = of(document);
    return channels.size() == 1
        && !channels.get(0).ended()
        && channels.get(0) == byLabel.get(document.path());
  }
}
