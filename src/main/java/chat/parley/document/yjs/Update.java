package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An update of version 1, read and checked to its last byte. */
public final class Update {
  private static final byte[] NONE = {};

  private final byte[] bytes;
  private final List<Section> sections;
  private final Deletes deletes;
  private final int structs;

  private Update(byte[] bytes, List<Section> sections, Deletes deletes, int structs) {
    this.bytes = bytes;
    this.sections = sections;
    this.deletes = deletes;
    this.structs = structs;
  }

  /** Several as one that is only held against a set, and has no bytes of its own. */
  static Update together(List<Update> updates) {
    if (updates.size() == 1) {
      return updates.get(0);
    }
    List<Section> sections = new ArrayList<>();
    Deletes deletes = new Deletes();
    int structs = 0;
    for (Update update : updates) {
      sections.addAll(update.sections);
      update.deletes.all().forEach(deletes::add);
      structs += update.structs;
    }
    return new Update(NONE, sections, deletes, structs);
  }

  /** Whether it is as somebody has written it. */
  boolean written() {
    return bytes.length > 0;
  }

  /**
   * Nothing is taken from bytes that are not sound to the end.
   *
   * @param bytes kept, not copied: nobody may change them
   * @throws MalformedUpdate when they are no update, say the same thing in two ways, or exceed
   *     bounds; its message is a word of why
   */
  public static Update read(byte[] bytes, Bounds bounds) {
    Reader reader = new Reader(bytes, 0, bytes.length);
    int left = bounds.structs();
    int clients = reader.count();
    List<Section> sections = new ArrayList<>(Math.min(clients, 16));
    for (int i = 0; i < clients; i++) {
      Section section = Section.read(reader, left, bounds);
      left -= section.structs().size();
      sections.add(section);
    }
    if (clients > 1) {
      distinct(sections);
    }
    Deletes deletes = Deletes.read(reader, left);
    if (!reader.done()) {
      throw new MalformedUpdate("more behind the end");
    }
    return new Update(bytes, sections, deletes, bounds.structs() - left);
  }

  private static void distinct(List<Section> sections) {
    Set<Long> seen = new HashSet<>();
    for (Section section : sections) {
      if (!seen.add(section.client())) {
        throw new MalformedUpdate("a client twice");
      }
    }
  }

  /** Whose structs are in it; who is only skipped or deleted is not among them. */
  public Set<Long> clients() {
    Set<Long> clients = new TreeSet<>();
    sections.stream().filter(Section::written).map(Section::client).forEach(clients::add);
    return clients;
  }

  /** How many structs, holes included. */
  public int structs() {
    return structs;
  }

  /** Whether it says nothing: neither writes nor deletes. */
  public boolean isEmpty() {
    return deletes.isEmpty() && sections.stream().noneMatch(Section::written);
  }

  /** As they were read; nobody may change them. */
  public byte[] bytes() {
    return bytes;
  }

  List<Section> sections() {
    return sections;
  }

  Deletes deletes() {
    return deletes;
  }
}
