package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Gives a set away in pieces: first what was written, the highest client first, then deletes. */
final class Parts {
  /** What an update takes beside its structs and ranges, and each section of it at most. */
  private static final int FRAME = 24;

  /** What a range takes at most. */
  private static final int RANGE = 10;

  private final NavigableMap<Long, Strand> strands;
  private final Deletes deletes;
  private final StateVector vector;
  private final Writer sections = new Writer(1024);
  private final Deletes given = new Deletes();
  private int count;
  private int left;

  Parts(NavigableMap<Long, Strand> strands, Deletes deletes, StateVector vector, int most) {
    this.strands = strands;
    this.deletes = deletes;
    this.vector = vector;
    this.left = most - FRAME;
  }

  Part from(Optional<Position> after) {
    Position start = after.orElse(new Position(false, Long.MAX_VALUE, 0));
    Optional<Position> next = start.deletes() ? Optional.empty() : structs(start);
    if (next.isEmpty()) {
      next = deletes(start.deletes() ? start : new Position(true, Long.MAX_VALUE, 0));
    }
    Writer out = new Writer(sections.size() + FRAME);
    out.varUint(count).raw(sections);
    given.write(out);
    return new Part(out.toBytes(), next);
  }

  private Optional<Position> structs(Position start) {
    for (Map.Entry<Long, Strand> entry : strands.tailMap(start.client(), true).entrySet()) {
      long client = entry.getKey();
      Strand strand = entry.getValue();
      long from = Math.max(vector.clock(client), client == start.client() ? start.clock() : 0);
      if (from < strand.next()) {
        int next = section(strand, (int) from);
        if (next < strand.next()) {
          return Optional.of(new Position(false, client, next));
        }
      }
    }
    return Optional.empty();
  }

  /** Gives the clock behind what there was room for. */
  private int section(Strand strand, int from) {
    left -= FRAME;
    List<Struct> structs = new ArrayList<>();
    int clock = from;
    for (int i = strand.find(from); i < strand.count(); i++) {
      Struct struct = strand.struct(i);
      struct = struct.cut(clock - struct.id().clock(), struct.length());
      int units = struct.size() <= left ? struct.length() : struct.fitting(left);
      if (units == 0 && count == 0 && structs.isEmpty()) {
        units = struct.least();
      }
      if (units > 0) {
        structs.add(struct.cut(0, units));
        left -= structs.get(structs.size() - 1).size();
        clock += units;
      }
      if (units < struct.length()) {
        break;
      }
    }
    if (!structs.isEmpty()) {
      Section.write(sections, structs);
      count++;
    }
    return clock;
  }

  private Optional<Position> deletes(Position start) {
    for (Map.Entry<Long, Ranges> entry : deletes.from(start.client()).entrySet()) {
      long client = entry.getKey();
      Ranges ranges = entry.getValue();
      left -= FRAME;
      int first = client == start.client() ? ranges.find(start.clock()) : 0;
      for (int i = first; i < ranges.count(); i++) {
        if (left < RANGE && (count > 0 || !given.isEmpty())) {
          return Optional.of(new Position(true, client, ranges.from(i)));
        }
        given.add(client, ranges.from(i), ranges.to(i));
        left -= RANGE;
      }
    }
    return Optional.empty();
  }
}
