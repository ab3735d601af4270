package chat.parley.document;

import chat.parley.access.Sender;
import chat.parley.room.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where people are in one document. A client id belongs to the session that showed it; who he is
 * the server says. Told at once, and then at most twenty times a second.
 */
final class Cursors {
  /** One for the editor, and some for what else a program shows; each costs everybody. */
  private static final int MOST_OF_SESSION = 4;

  private static final long FRAME_MILLIS = 50;

  /** Other nodes hear so often that what they were told still holds, and believe it so long. */
  private static final long REPEAT_MILLIS = 10_000;

  private static final long LOST_MILLIS = 30_000;

  private static final String ELSEWHERE = "";

  private final DocumentName doc;
  private final Surroundings around;
  private final Predicate<String> here;
  private final Map<Long, Shown> byClient = new LinkedHashMap<>();
  private final Map<Long, CursorState> untold = new LinkedHashMap<>();
  private final Map<Long, CursorState> unshared = new LinkedHashMap<>();
  private boolean pausing;
  private boolean closed;

  /** A state, the session that showed it here, and when another node last told of it. */
  private record Shown(CursorState state, String session, long heardAt) {}

  /**
   * @param here whether a session has the document open now
   */
  Cursors(DocumentName doc, Surroundings around, Predicate<String> here) {
    this.doc = doc;
    this.around = around;
    this.here = here;
    if (!around.peers().alone()) {
      share(List.of());
      around.timers().after(REPEAT_MILLIS, this::repeat);
    }
  }

  /** What is somebody else's, or older than what is known, is passed over. */
  void show(Sender sender, List<CursorState> states) {
    for (CursorState state : states) {
      Shown before = byClient.get(state.client());
      if (mayShow(sender, before) && newer(state, before)) {
        CursorState signed =
            new CursorState(
                state.client(),
                state.clock(),
                state.json().map(json -> Signature.under(sender.user(), json)));
        put(signed, sender.session());
        unshared.put(signed.client(), signed);
        tell(signed);
      }
    }
  }

  private boolean mayShow(Sender sender, Shown before) {
    if (before == null) {
      long shown =
          byClient.values().stream().filter(in -> in.session().equals(sender.session())).count();
      return shown < MOST_OF_SESSION;
    }
    return before.session().equals(sender.session())
        || lost(before)
        || before.state().json().filter(json -> Signature.of(sender.user(), json)).isPresent();
  }

  /** Whoever showed it here has gone, and is waited for. */
  private boolean lost(Shown shown) {
    return !shown.session().equals(ELSEWHERE) && !here.test(shown.session());
  }

  /** As clients of Yjs take it: at the same clock only the end is news. */
  private static boolean newer(CursorState state, Shown before) {
    if (before == null) {
      return state.json().isPresent();
    }
    long clock = before.state().clock();
    return state.clock() > clock || state.clock() == clock && state.json().isEmpty();
  }

  private void put(CursorState state, String session) {
    if (state.json().isEmpty()) {
      byClient.remove(state.client());
    } else {
      byClient.put(state.client(), new Shown(state, session, around.clock().getAsLong()));
    }
  }

  private void tell(CursorState state) {
    untold.put(state.client(), state);
    if (!pausing) {
      tellAll();
    }
  }

  private void tellAll() {
    around.publisher().publish(doc.key(), List.of(new DocumentEvent.Cursors(doc, taken(untold))));
    if (!unshared.isEmpty()) {
      share(taken(unshared));
    }
    pausing = true;
    around.timers().after(FRAME_MILLIS, this::goOn);
  }

  private static List<CursorState> taken(Map<Long, CursorState> states) {
    List<CursorState> all = List.copyOf(states.values());
    states.clear();
    return all;
  }

  private void goOn() {
    pausing = false;
    if (!untold.isEmpty()) {
      tellAll();
    }
  }

  private void share(List<CursorState> states) {
    if (!around.peers().alone()) {
      around.peers().publish(doc.key(), List.of(new DocumentEvent.Cursors(doc, states)));
    }
  }

  /** A session has gone for good, and its cursors with it. */
  void gone(String session) {
    for (Shown shown : List.copyOf(byClient.values())) {
      if (shown.session().equals(session)) {
        unshared.put(shown.state().client(), over(shown));
        end(shown);
      }
    }
  }

  private static CursorState over(Shown shown) {
    return new CursorState(shown.state().client(), shown.state().clock(), Optional.empty());
  }

  private void end(Shown shown) {
    put(over(shown), ELSEWHERE);
    tell(over(shown));
  }

  /** What another node shows; nothing means that it asks. */
  void heard(List<CursorState> states) {
    if (states.isEmpty()) {
      shareOwn();
    }
    for (CursorState state : states) {
      Shown before = byClient.get(state.client());
      boolean elsewhere = before == null || before.session().equals(ELSEWHERE) || lost(before);
      if (elsewhere && newer(state, before)) {
        put(state, ELSEWHERE);
        tell(state);
      } else if (elsewhere && before != null && state.clock() == before.state().clock()) {
        put(before.state(), before.session());
      }
    }
  }

  private void repeat() {
    if (closed) {
      return;
    }
    shareOwn();
    long since = around.clock().getAsLong() - LOST_MILLIS;
    List.copyOf(byClient.values()).stream()
        .filter(shown -> shown.session().equals(ELSEWHERE) && shown.heardAt() < since)
        .forEach(this::end);
    around.timers().after(REPEAT_MILLIS, this::repeat);
  }

  private void shareOwn() {
    List<CursorState> own = new ArrayList<>();
    byClient.values().stream()
        .filter(shown -> !shown.session().equals(ELSEWHERE))
        .forEach(shown -> own.add(shown.state()));
    if (!own.isEmpty()) {
      share(own);
    }
  }

  /** Everybody's, for somebody who comes. */
  List<CursorState> all() {
    return byClient.values().stream().map(Shown::state).toList();
  }

  /** Nobody has the document open any more. */
  void close() {
    closed = true;
  }
}
