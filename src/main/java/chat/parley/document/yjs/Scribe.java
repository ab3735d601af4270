package chat.parley.document.yjs;

/** Writes what one client writes in one go, and notes what it deletes; gives both as an update. */
final class Scribe {
  private final Id first;
  private final Writer structs = new Writer();
  private final Deletes deletes = new Deletes();
  private Id next;
  private int count;

  /**
   * @param first the unit that is written first
   */
  Scribe(Id first) {
    this.first = first;
    this.next = first;
  }

  /**
   * Writes a struct between two others, either of which may be missing.
   *
   * @param parent where it stands, said only if both are
   * @param content as an update has it
   * @return its first unit
   */
  Id write(Id left, Id right, Parent parent, int kind, Writer content, int units) {
    boolean alone = !left.there() && !right.there();
    int info = (left.there() ? Head.LEFT : 0) | (right.there() ? Head.RIGHT : 0);
    structs.octet(kind | info | (parent.key().isPresent() ? Head.KEY : 0));
    if (left.there()) {
      structs.id(left);
    }
    if (right.there()) {
      structs.id(right);
    }
    if (alone) {
      parent.write(structs);
    }
    structs.raw(content);
    Id written = next;
    next = next.plus(units);
    count++;
    return written;
  }

  Deletes deletes() {
    return deletes;
  }

  /** Deletes all of an item. */
  void delete(Item item) {
    deletes.add(item.id().client(), item.id().clock(), item.next());
  }

  byte[] update() {
    Writer out = new Writer();
    out.varUint(count > 0 ? 1 : 0);
    if (count > 0) {
      out.varUint(count).id(first).raw(structs);
    }
    deletes.write(out);
    return out.toBytes();
  }
}
