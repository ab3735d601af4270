package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All items of a document, by client and clock. */
final class Items {
  private final Map<Long, List<Item>> clients = new HashMap<>();

  /** Behind all that the client has. */
  void add(Item item) {
    clients.computeIfAbsent(item.id().client(), key -> new ArrayList<>()).add(item);
  }

  /** The one that has this unit; it must be there. */
  Item with(Id id) {
    List<Item> items = clients.get(id.client());
    return items.get(find(items, id.clock()));
  }

  /** One that begins with this unit, split if need be; {@link Item#NONE} for no unit. */
  Item beginningWith(Id id) {
    if (!id.there()) {
      return Item.NONE;
    }
    List<Item> items = clients.get(id.client());
    int index = find(items, id.clock());
    Item item = items.get(index);
    if (item.id().clock() == id.clock()) {
      return item;
    }
    Item rest = item.split(id.clock() - item.id().clock());
    items.add(index + 1, rest);
    return rest;
  }

  /** One that ends with this unit, split if need be; {@link Item#NONE} for no unit. */
  Item endingWith(Id id) {
    if (!id.there()) {
      return Item.NONE;
    }
    Item item = with(id);
    if (item.next() > id.clock() + 1) {
      beginningWith(id.plus(1));
    }
    return item;
  }

  /** Deletes what is there of a range of clocks. */
  void delete(long client, int from, int to) {
    List<Item> items = clients.getOrDefault(client, List.of());
    if (items.isEmpty()) {
      return;
    }
    // what is deleted already need not be split
    int clock = from;
    while (clock < to) {
      Id id = new Id(client, clock);
      Item item = with(id);
      if (!item.deleted()) {
        item = beginningWith(id);
        if (item.next() > to) {
          endingWith(new Id(client, to - 1));
        }
        item.delete();
      }
      clock = item.next();
    }
  }

  private static int find(List<Item> items, int clock) {
    int low = 0;
    int high = items.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (items.get(middle).id().clock() <= clock) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
