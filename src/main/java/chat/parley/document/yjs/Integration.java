package chat.parley.document.yjs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * What of an update, and of what has waited, can become part of a set now. It is found out without
 * changing the set; in time that grows with the update, however its clients refer to each other.
 */
final class Integration {
  private final UpdateSet set;
  private final List<Update> updates;
  private final Map<Long, Integer> states = new HashMap<>();
  private final Map<Long, List<Struct>> taken = new TreeMap<>(Collections.reverseOrder());
  private final Map<Long, PriorityQueue<Run>> blocked = new HashMap<>();
  private final Deque<Run> ready = new ArrayDeque<>();
  private final Deletes deletes = new Deletes();
  private final Waiting waiting = new Waiting();
  private boolean waits;

  /** Whether what was taken is all that the only update has, as it has it. */
  private boolean whole;

  /** A section, and how far it has been taken. */
  private static final class Run {
    private final Section section;
    private final boolean waited;
    private int at;
    private Id missing = Id.NONE;

    private Run(Section section, boolean waited) {
      this.section = section;
      this.waited = waited;
    }
  }

  Integration(UpdateSet set, List<Update> updates) {
    this.set = set;
    this.updates = updates;
    this.whole = updates.size() == 1;
    set.waiting().sections().forEach(section -> ready.add(new Run(section, true)));
    updates.forEach(
        update -> update.sections().forEach(section -> ready.add(new Run(section, false))));
    while (!ready.isEmpty()) {
      run(ready.poll());
    }
    keepBlocked();
    set.waiting().deletes().forEach(this::delete);
    updates.forEach(update -> update.deletes().each(this::delete));
  }

  private void run(Run run) {
    long client = run.section.client();
    List<Struct> structs = run.section.structs();
    int before = state(client);
    int state = before;
    for (; run.at < structs.size(); run.at++) {
      Struct struct = structs.get(run.at);
      if (struct.skips() || struct.next() <= state) {
        whole &= run.waited;
        continue;
      }
      run.missing = missing(struct, state);
      if (run.missing.there()) {
        blocked.computeIfAbsent(run.missing.client(), key -> queue()).add(run);
        break;
      }
      whole &= !run.waited && struct.id().clock() == state;
      take(struct.cut(state - struct.id().clock(), struct.length()));
      state = struct.next();
      states.put(client, state);
    }
    if (state > before) {
      wake(client, state);
    }
  }

  private static PriorityQueue<Run> queue() {
    return new PriorityQueue<>(Comparator.comparingInt((Run run) -> run.missing.clock()));
  }

  private void take(Struct struct) {
    taken.computeIfAbsent(struct.id().client(), key -> new ArrayList<>()).add(struct);
  }

  private void wake(long client, int state) {
    PriorityQueue<Run> queue = blocked.get(client);
    while (queue != null && !queue.isEmpty() && queue.peek().missing.clock() < state) {
      ready.add(queue.poll());
    }
  }

  private Id missing(Struct struct, int state) {
    if (struct.id().clock() > state) {
      return new Id(struct.id().client(), struct.id().clock() - 1);
    }
    if (lacks(struct, struct.left())) {
      return struct.left();
    }
    if (lacks(struct, struct.right())) {
      return struct.right();
    }
    Id parent = struct.parent().item();
    return lacks(struct, parent) ? parent : Id.NONE;
  }

  private boolean lacks(Struct struct, Id id) {
    return id.there() && id.client() != struct.id().client() && id.clock() >= state(id.client());
  }

  private int state(long client) {
    Integer state = states.get(client);
    return state == null ? set.state(client) : state;
  }

  private void keepBlocked() {
    // what waited already comes first, and is kept if not all fits
    List<Run> left = new ArrayList<>();
    blocked.values().forEach(left::addAll);
    left.stream().filter(run -> run.waited).forEach(this::keep);
    left.stream().filter(run -> !run.waited).forEach(this::keep);
  }

  private void keep(Run run) {
    waits |= !run.waited;
    whole &= run.waited;
    waiting.keep(run.section.from(run.at));
  }

  private void delete(Waiting.Delete delete) {
    if (delete.to() <= state(delete.client())) {
      deletes.add(delete.client(), fresh(delete.client(), range(delete.from(), delete.to())));
    } else {
      waiting.keep(delete);
    }
  }

  private void delete(long client, Ranges ranges) {
    int state = state(client);
    Ranges there = new Ranges();
    for (int i = 0; i < ranges.count(); i++) {
      int from = ranges.from(i);
      int to = ranges.to(i);
      if (from < state) {
        there.append(from, Math.min(to, state));
      }
      if (to > state) {
        waits = true;
        waiting.keep(new Waiting.Delete(client, Math.max(from, state), to));
      }
    }
    deletes.add(client, fresh(client, there));
  }

  private Ranges fresh(long client, Ranges ranges) {
    return ranges.without(set.deletes().of(client));
  }

  private static Ranges range(int from, int to) {
    Ranges range = new Ranges();
    range.append(from, to);
    return range;
  }

  Map<Long, List<Struct>> taken() {
    return taken;
  }

  Deletes deletes() {
    return deletes;
  }

  Waiting waiting() {
    return waiting.isEmpty() ? Waiting.NOTHING : waiting;
  }

  boolean news() {
    return !taken.isEmpty() || !deletes.isEmpty();
  }

  Added added() {
    return new Added(news() ? Optional.of(asUpdate()) : Optional.empty(), waits);
  }

  private Update asUpdate() {
    if (whole && deletes.same(updates.get(0).deletes())) {
      return updates.get(0);
    }
    Writer out = new Writer();
    out.varUint(taken.size());
    taken.values().forEach(structs -> Section.write(out, structs));
    deletes.write(out);
    return Update.read(out.toBytes(), Bounds.STORED);
  }
}
