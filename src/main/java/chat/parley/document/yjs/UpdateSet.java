package chat.parley.document.yjs;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A document without a document: the bytes of all that was written, an index of ints, and what is
 * deleted. Touched by one thread at a time. Of two structs for the same clock of a client the first
 * counts.
 */
public final class UpdateSet {
  /** The highest client first, as Yjs writes them. */
  private final NavigableMap<Long, Strand> strands = new TreeMap<>(Collections.reverseOrder());

  private final Deletes deletes = new Deletes();
  private Waiting waiting = Waiting.NOTHING;

  /** One that holds this and nothing else, in as little memory as it takes. */
  public static UpdateSet of(Update compact) {
    UpdateSet set = new UpdateSet();
    set.add(compact);
    set.trim();
    return set;
  }

  /** Takes what is new and complete, and keeps aside what has gaps. */
  public Added add(Update update) {
    Integration integration = new Integration(this, update);
    Added added = integration.added();
    apply(integration);
    return added;
  }

  /** What {@link #add} would do; changes nothing. */
  public Added tryAdd(Update update) {
    return new Integration(this, update).added();
  }

  /** The same of several together, which may build on each other in any order. */
  public Added tryAdd(List<Update> updates) {
    return new Integration(this, Update.together(updates)).added();
  }

  /** Whether {@link #add} would find anything new and complete; changes nothing. */
  public boolean news(Update update) {
    return new Integration(this, update).news();
  }

  private void apply(Integration integration) {
    for (Struct struct : integration.taken()) {
      strand(struct.id().client()).append(struct);
    }
    if (!integration.deletes().isEmpty()) {
      integration.deletes().all().forEach(deletes::add);
    }
    for (Struct struct : integration.taken()) {
      if (struct.gone()) {
        deletes.add(struct.id().client(), struct.id().clock(), struct.next());
      }
    }
    waiting = integration.waiting();
  }

  private Strand strand(long client) {
    Strand strand = strands.get(client);
    if (strand == null) {
      strand = new Strand(client);
      strands.put(client, strand);
    }
    return strand;
  }

  private void trim() {
    strands.values().forEach(Strand::trim);
    deletes.trim();
  }

  /** How much there is of each client. */
  public StateVector vector() {
    Map<Long, Long> clocks = new HashMap<>();
    strands.forEach((client, strand) -> clocks.put(client, (long) strand.next()));
    return StateVector.of(clocks);
  }

  /** What somebody lacks who has this; all deletes are in it, for a vector does not tell them. */
  public byte[] since(StateVector vector) {
    Writer out = new Writer(1024);
    Writer sections = new Writer(1024);
    int count = 0;
    for (Map.Entry<Long, Strand> entry : strands.entrySet()) {
      long from = vector.clock(entry.getKey());
      if (from < entry.getValue().next()) {
        entry.getValue().write(sections, (int) from);
        count++;
      }
    }
    out.varUint(count).raw(sections);
    deletes.write(out);
    return out.toBytes();
  }

  /**
   * The same in pieces that are updates of their own. Each may build on those that follow, so they
   * are to be applied in this order and all of them: Yjs keeps aside what lacks something, and has
   * lost some of that when pieces came shuffled.
   *
   * @param after where the piece before ended
   * @param mostBytes of a piece; one value that cannot be cut may exceed it
   */
  public Part since(StateVector vector, Optional<Position> after, int mostBytes) {
    return new Parts(strands, deletes, vector, mostBytes).from(after);
  }

  /**
   * All of it in as few bytes as can be: what is deleted has gone, and what was written in a row is
   * one. Changes nothing.
   */
  public byte[] compact() {
    Writer out = new Writer(1024);
    out.varUint(strands.size());
    strands.forEach((client, strand) -> strand.compact(deletes.of(client)).write(out, 0));
    deletes.write(out);
    return out.toBytes();
  }

  /** What it takes of memory, in bytes, near enough. */
  public long bytes() {
    return strands.values().stream().mapToLong(strand -> strand.memory() + 64).sum()
        + deletes.memory()
        + waiting.bytes();
  }

  /** What is kept aside, in bytes. */
  public int waitingBytes() {
    return waiting.bytes();
  }

  /** Forgets what is kept aside. */
  public void dropWaiting() {
    waiting = Waiting.NOTHING;
  }

  int state(long client) {
    Strand strand = strands.get(client);
    return strand == null ? 0 : strand.next();
  }

  Deletes deletes() {
    return deletes;
  }

  Waiting waiting() {
    return waiting;
  }
}
