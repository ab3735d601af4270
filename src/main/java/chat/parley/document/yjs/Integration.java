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
  private final Update update;

  /** All that was taken, each behind what it refers to. */
  private final List<Struct> taken;

  private final Deletes deletes;
  private final Deque<Run> ready = new ArrayDeque<>(1);

  /** How far clients are of whom something was taken. */
  private final Map<Long, Integer> states = new HashMap<>(2);

  /** By the client that they wait for, those that lack least first. */
  private Map<Long, PriorityQueue<Run>> blocked = Map.of();

  /** Made only when something must be kept aside. */
  private Waiting waiting = Waiting.NOTHING;

  private boolean waits;

  /** Whether what was taken is all that the update has, as the update has it. */
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

  Integration(UpdateSet set, Update update) {
    this.set = set;
    this.update = update;
    this.whole = update.written();
    this.taken = new ArrayList<>(update.structs());
    List<Section> waited = set.waiting().sections();
    for (int i = 0; i < waited.size(); i++) {
      ready.add(new Run(waited.get(i), true));
    }
    for (int i = 0; i < update.sections().size(); i++) {
      ready.add(new Run(update.sections().get(i), false));
    }
    for (Run run = ready.poll(); run != null; run = ready.poll()) {
      run(run);
    }
    if (!blocked.isEmpty()) {
      keepBlocked();
    }
    boolean none = update.deletes().isEmpty() && set.waiting().deletes().isEmpty();
    this.deletes = none ? Deletes.NOTHING : new Deletes();
    if (!none) {
      delete(set.waiting(), update.deletes());
    }
  }

  private void delete(Waiting waited, Deletes now) {
    for (Waiting.Delete delete : waited.deletes()) {
      delete(delete);
    }
    for (Map.Entry<Long, Ranges> entry : now.all().entrySet()) {
      delete(entry.getKey(), entry.getValue());
    }
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
        block(run);
        break;
      }
      whole &= !run.waited && struct.id().clock() == state;
      taken.add(struct.cut(state - struct.id().clock(), struct.length()));
      state = struct.next();
    }
    if (state > before) {
      states.put(client, state);
      wake(client, state);
    }
  }

  private void block(Run run) {
    if (blocked.isEmpty()) {
      blocked = new HashMap<>();
    }
    blocked
        .computeIfAbsent(
            run.missing.client(),
            client -> new PriorityQueue<>(Comparator.comparingInt(one -> one.missing.clock())))
        .add(run);
  }

  private void wake(long client, int state) {
    PriorityQueue<Run> queue = blocked.isEmpty() ? null : blocked.get(client);
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
    Integer state = states.isEmpty() ? null : states.get(client);
    return state == null ? set.state(client) : state;
  }

  private void keepBlocked() {
    // what waited already comes first, and is kept if not all fits
    List<Run> left = new ArrayList<>();
    blocked.values().forEach(left::addAll);
    left.stream().filter(run -> run.waited).forEach(this::keep);
    left.stream().filter(run -> !run.waited).forEach(this::keep);
  }

  private Waiting aside() {
    if (waiting == Waiting.NOTHING) {
      waiting = new Waiting();
    }
    return waiting;
  }

  private void keep(Run run) {
    waits |= !run.waited;
    whole &= run.waited;
    aside().keep(run.waited && run.at == 0 ? run.section : run.section.from(run.at));
  }

  private void delete(Waiting.Delete delete) {
    if (delete.to() <= state(delete.client())) {
      Ranges range = new Ranges();
      range.append(delete.from(), delete.to());
      deletes.add(delete.client(), fresh(delete.client(), range));
    } else {
      aside().keep(delete);
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
        aside().keep(new Waiting.Delete(client, Math.max(from, state), to));
      }
    }
    deletes.add(client, fresh(client, there));
  }

  private Ranges fresh(long client, Ranges ranges) {
    return ranges.without(set.deletes().of(client));
  }

  List<Struct> taken() {
    return taken;
  }

  Deletes deletes() {
    return deletes;
  }

  Waiting waiting() {
    return waiting;
  }

  boolean news() {
    return !taken.isEmpty() || !deletes.isEmpty();
  }

  Added added() {
    return new Added(news() ? Optional.of(asUpdate()) : Optional.empty(), waits);
  }

  private Update asUpdate() {
    if (whole && deletes.same(update.deletes())) {
      return update;
    }
    Map<Long, List<Struct>> clients = new TreeMap<>(Collections.reverseOrder());
    for (Struct struct : taken) {
      clients.computeIfAbsent(struct.id().client(), client -> new ArrayList<>()).add(struct);
    }
    Writer out = new Writer();
    out.varUint(clients.size());
    clients.values().forEach(structs -> Section.write(out, structs));
    deletes.write(out);
    return Update.read(out.toBytes(), Bounds.STORED);
  }
}
