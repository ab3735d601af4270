package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.List;

/** Structs of one client, each behind the other; with holes where something is skipped. */
record Section(long client, List<Struct> structs) {

  static Section read(Reader reader, int most, Bounds bounds) {
    int count = reader.count();
    if (count == 0 || count > most) {
      throw new MalformedUpdate(count == 0 ? "a client without structs" : "too many structs");
    }
    long client = reader.client();
    int clock = reader.clock();
    // grown as they are read: the count is a stranger's
    List<Struct> structs = new ArrayList<>(Math.min(count, 16));
    for (int i = 0; i < count; i++) {
      Struct struct = Struct.read(reader, new Id(client, clock), bounds);
      structs.add(struct);
      clock = struct.next();
    }
    return new Section(client, structs);
  }

  static void write(Writer out, List<Struct> structs) {
    Id first = structs.get(0).id();
    out.varUint(structs.size()).id(first);
    structs.forEach(struct -> struct.write(out));
  }

  /** The rest of it, in bytes of its own: an update may be much larger than what is kept of it. */
  Section from(int index) {
    Writer out = new Writer();
    List<Integer> ends = new ArrayList<>();
    List<Struct> rest = structs.subList(index, structs.size());
    for (Struct struct : rest) {
      struct.store(out);
      ends.add(out.size());
    }
    byte[] bytes = out.toBytes();
    List<Struct> copies = new ArrayList<>(rest.size());
    int start = 0;
    for (int i = 0; i < rest.size(); i++) {
      Struct struct = rest.get(i);
      copies.add(Struct.stored(bytes, start, ends.get(i), struct.id(), struct.length()));
      start = ends.get(i);
    }
    return new Section(client, copies);
  }

  /** In bytes, without what objects take. */
  int size() {
    int size = 0;
    for (Struct struct : structs) {
      size += struct.size();
    }
    return size;
  }

  boolean written() {
    return structs.stream().anyMatch(struct -> !struct.skips());
  }

  int first() {
    return structs.get(0).id().clock();
  }

  int next() {
    return structs.get(structs.size() - 1).next();
  }
}
