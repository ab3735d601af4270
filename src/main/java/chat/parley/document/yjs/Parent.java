package chat.parley.document.yjs;

import java.util.Optional;

/**
 * The shared type that something stands in.
 *
 * @param root its name, if it stands in the document itself
 * @param item otherwise, the struct that holds it
 * @param key where it stands in a map, or an attribute
 */
record Parent(Optional<String> root, Id item, Optional<String> key) {
  /** What has a neighbour has its parent from there. */
  static final Parent NONE = new Parent(Optional.empty(), Id.NONE, Optional.empty());

  /** For what stands in this type, and perhaps at a key of it. */
  static Parent of(Shared shared, Optional<String> key) {
    boolean root = shared.type() == Shared.ROOT;
    return new Parent(
        root ? Optional.of(shared.name()) : Optional.empty(), shared.holder().id(), key);
  }

  void write(Writer out) {
    if (root.isPresent()) {
      out.octet(1).text(Reader.checked(root.get()));
    } else {
      out.octet(0).id(item);
    }
    key.ifPresent(out::text);
  }

  static Parent read(Reader reader, boolean keyed) {
    long form = reader.varUint();
    if (form > 1) {
      throw new MalformedUpdate("an unknown form of a parent");
    }
    Optional<String> root = form == 1 ? Optional.of(reader.key()) : Optional.empty();
    Id item = form == 1 ? Id.NONE : reader.id();
    return new Parent(root, item, keyed ? Optional.of(reader.key()) : Optional.empty());
  }
}
