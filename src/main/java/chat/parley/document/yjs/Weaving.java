package chat.parley.document.yjs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each struct its place among all others, the same in whatever order they come, as long as
 * each comes after those that it refers to. This is the algorithm of Yjs (YATA), line by line.
 */
final class Weaving {
  /** A document of people takes a few for each struct; one of an attacker their square. */
  private static final int MOST_STEPS = 20_000_000;

  private final Items items = new Items();
  private final Map<String, Shared> roots = new LinkedHashMap<>();
  private final Map<Long, Integer> states = new HashMap<>();
  private int steps;

  /** The next of its client; all that it refers to has been added. */
  void add(Struct struct) {
    Item left = items.endingWith(struct.left());
    Item right = items.beginningWith(struct.right());
    Optional<Shared> parent =
        struct.number() == Kind.GC ? Optional.empty() : parent(struct, left, right);
    Content content = parent.isEmpty() ? new DeletedKind.Gone(struct.length()) : struct.content();
    Optional<String> key = struct.parent().key();
    if (struct.left().there() || struct.right().there()) {
      key = left.there() ? left.key() : right.key();
    }
    Item item = new Item(struct.id(), content, struct.left(), struct.right(), key);
    items.add(item);
    states.put(struct.id().client(), struct.next());
    parent.ifPresent(shared -> place(item, shared, left, right));
  }

  private Optional<Shared> parent(Struct struct, Item left, Item right) {
    if (left.there() || right.there()) {
      // beside what has been collected nothing has a place
      boolean gone =
          (left.there() && left.parent().isEmpty()) || (right.there() && right.parent().isEmpty());
      return gone ? Optional.empty() : (left.there() ? left : right).parent();
    }
    Parent parent = struct.parent();
    if (parent.root().isPresent()) {
      String name = parent.root().get();
      return Optional.of(roots.computeIfAbsent(name, key -> new Shared(Shared.ROOT, key)));
    }
    return items.with(parent.item()).content() instanceof Shared shared
        ? Optional.of(shared)
        : Optional.empty();
  }

  private void place(Item item, Shared parent, Item leftOrigin, Item rightOrigin) {
    item.standIn(parent);
    boolean between =
        leftOrigin.there()
            ? leftOrigin.right() != rightOrigin
            : !rightOrigin.there() || rightOrigin.left().there();
    Item left = between ? left(item, parent, leftOrigin, rightOrigin) : leftOrigin;
    Item right = left.there() ? left.right() : first(item, parent);
    if (!left.there() && item.key().isEmpty()) {
      parent.startWith(item);
    }
    Item.link(left, item);
    Item.link(item, right);
    if (item.key().isPresent()) {
      if (right.there()) {
        item.delete();
      } else {
        parent.keys().put(item.key().get(), item);
        if (left.there()) {
          left.delete();
        }
      }
    }
  }

  /** Where somebody else has put something at the same place, the lower client comes first. */
  private Item left(Item item, Shared parent, Item leftOrigin, Item rightOrigin) {
    Item left = leftOrigin;
    Item other = left.there() ? left.right() : first(item, parent);
    Set<Item> conflicting = new HashSet<>();
    Set<Item> before = new HashSet<>();
    while (other.there() && other != rightOrigin) {
      step();
      before.add(other);
      conflicting.add(other);
      if (item.leftOrigin().is(other.leftOrigin())) {
        if (other.id().client() < item.id().client()) {
          left = other;
          conflicting.clear();
        } else if (item.rightOrigin().is(other.rightOrigin())) {
          break;
        }
      } else if (other.leftOrigin().there() && before.contains(items.with(other.leftOrigin()))) {
        if (!conflicting.contains(items.with(other.leftOrigin()))) {
          left = other;
          conflicting.clear();
        }
      } else {
        break;
      }
      other = other.right();
    }
    return left;
  }

  private void step() {
    if (++steps > MOST_STEPS) {
      throw new MalformedUpdate("more people at one place than can be told apart");
    }
  }

  private Item first(Item item, Shared parent) {
    if (item.key().isEmpty()) {
      return parent.start();
    }
    Item first = parent.keys().getOrDefault(item.key().get(), Item.NONE);
    while (first.left().there()) {
      step();
      first = first.left();
    }
    return first;
  }

  /** To be called when all has been added. */
  void delete(Deletes deletes) {
    deletes
        .all()
        .forEach(
            (client, ranges) -> {
              for (int i = 0; i < ranges.count(); i++) {
                items.delete(client, ranges.from(i), ranges.to(i));
              }
            });
  }

  Map<String, Shared> roots() {
    return roots;
  }

  /** The clock that a client writes next. */
  int state(long client) {
    return states.getOrDefault(client, 0);
  }
}
