package chat.parley.document.yjs;

import java.util.Optional;

/** A struct at its place in a document, linked to its neighbours. */
final class Item {
  /** Where no item is. */
  static final Item NONE = new Item();

  private final Id id;
  private final Id leftOrigin;
  private final Id rightOrigin;
  private final Optional<String> key;
  private Content content;
  private boolean deleted;

  /** Empty where what it stood in has been collected as garbage: it has no place then. */
  private Optional<Shared> parent = Optional.empty();

  private Item left;
  private Item right;

  private Item() {
    this.id = Id.NONE;
    this.leftOrigin = Id.NONE;
    this.rightOrigin = Id.NONE;
    this.key = Optional.empty();
    this.content = new DeletedKind.Gone(0);
    this.left = this;
    this.right = this;
  }

  Item(Id id, Content content, Id leftOrigin, Id rightOrigin, Optional<String> key) {
    this.id = id;
    this.content = content;
    this.leftOrigin = leftOrigin;
    this.rightOrigin = rightOrigin;
    this.key = key;
    this.left = NONE;
    this.right = NONE;
    this.deleted = content instanceof DeletedKind.Gone;
  }

  boolean there() {
    return this != NONE;
  }

  Id id() {
    return id;
  }

  /** The clock behind it. */
  int next() {
    return id.clock() + content.length();
  }

  Id last() {
    return id.plus(content.length() - 1);
  }

  Id leftOrigin() {
    return leftOrigin;
  }

  Id rightOrigin() {
    return rightOrigin;
  }

  Optional<String> key() {
    return key;
  }

  Content content() {
    return content;
  }

  Optional<Shared> parent() {
    return parent;
  }

  void standIn(Shared shared) {
    parent = Optional.of(shared);
    if (content instanceof Shared mine) {
      mine.heldBy(this);
    }
  }

  boolean deleted() {
    return deleted;
  }

  void delete() {
    deleted = true;
  }

  /** Whether readers see it, and it has a length for them. */
  boolean counts() {
    return !deleted && content.counts();
  }

  Item left() {
    return left;
  }

  Item right() {
    return right;
  }

  /** Links two neighbours. */
  static void link(Item left, Item right) {
    if (left.there()) {
      left.right = right;
    }
    if (right.there()) {
      right.left = left;
    }
  }

  /** Keeps its first units and gives the rest, linked behind it. */
  Item split(int units) {
    Item rest = new Item(id.plus(units), content.from(units), id.plus(units - 1), rightOrigin, key);
    content = content.before(units);
    rest.parent = parent;
    rest.deleted = deleted;
    parent.ifPresent(
        shared -> {
          boolean last = !right.there();
          link(rest, right);
          link(this, rest);
          if (last) {
            key.ifPresent(name -> shared.keys().put(name, rest));
          }
        });
    return rest;
  }
}
