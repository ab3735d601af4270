package chat.parley.chaos;

import chat.parley.support.YjsEditors;
import java.util.ArrayList;
import java.util.List;

/**
 * People behind the libraries of Yjs who write one document on several nodes, two on each: whatever
 * becomes of the nodes, all of them end with the same text.
 */
final class WritingCrew implements AutoCloseable {
  private static final int EDITS = 60;

  private final YjsEditors editors = new YjsEditors();
  private final List<String> names = new ArrayList<>();
  private List<Integer> typing = List.of();

  /**
   * @param ports of the nodes
   */
  WritingCrew(String document, List<Integer> ports) {
    for (int node = 0; node < ports.size(); node++) {
      for (String kind : List.of("y3", "hocuspocus")) {
        String name = kind + "-" + node;
        editors.open(name, kind, ports.get(node), document, "guest:the-secret-of-" + name);
        names.add(name);
      }
    }
    names.forEach(name -> editors.asks("synced", name));
  }

  /** All of them at once; returns while they do. */
  void type() {
    typing = names.stream().map(name -> editors.begins("type", name, EDITS)).toList();
  }

  /** A node is somewhere else now. */
  void moved(int node, int port) {
    names.stream()
        .filter(name -> name.endsWith("-" + node))
        .forEach(name -> editors.moves(name, port));
    typing.forEach(editors::answer);
  }

  /** What all of them have, once everything is stored. */
  String agrees() {
    names.forEach(name -> editors.asks("synced", name));
    names.stream()
        .filter(name -> name.startsWith("hocuspocus"))
        .forEach(name -> editors.asks("saved", name));
    return editors.agree(names);
  }

  @Override
  public void close() {
    editors.close();
  }
}
