package chat.parley.document.yjs;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A document as its readers see it, at one moment. Takes many times the memory of an {@link
 * UpdateSet}, and time: it is made to be read or edited once, off the loops, and forgotten.
 *
 * <p>Places are UTF-16 units from the beginning of a text; whatever else stands in it counts one.
 * An edit gives an update to be added to what the document was read from; the document stays as it
 * is.
 */
public final class Document {
  /** More types within each other are not read: a stranger decides how many there are. */
  static final int DEPTH = 200;

  private final Weaving weaving;

  private Document(Weaving weaving) {
    this.weaving = weaving;
  }

  /**
   * Reads a whole document.
   *
   * @throws MalformedUpdate when the bytes are none
   */
  public static Document read(byte[] update) {
    Integration all = new Integration(new UpdateSet(), Update.read(update, Bounds.STORED));
    Weaving weaving = new Weaving();
    all.taken().forEach(weaving::add);
    weaving.delete(all.deletes());
    return new Document(weaving);
  }

  /** Names of all roots in which something was ever written. */
  public Set<String> roots() {
    return Collections.unmodifiableSet(weaving.roots().keySet());
  }

  public Root root(String name) {
    return Root.of(shared(name));
  }

  /** Its text: of XML without its tags, a line for each element; of arrays and maps nothing. */
  public String text(String root) {
    return TextReading.of(shared(root));
  }

  /**
   * As JSON: a text for texts and XML, else an array or an object. Bytes are {@code
   * {"$base64":"…"}}.
   */
  public String json(String root) {
    return json(root, root(root));
  }

  /** The same of a root of which somebody knows what it is; its content does not always tell. */
  public String json(String root, Root as) {
    return JsonReading.of(shared(root), as);
  }

  /** As XML, with formats of texts as elements; everything in it escaped. */
  public String xml(String root) {
    return XmlReading.of(shared(root));
  }

  /** The text as JSON with its formats: {@code [{"insert":"…","attributes":{"bold":true}}, …]}. */
  public String delta(String root) {
    return DeltaReading.json(shared(root));
  }

  /**
   * Writes into a text; like a neighbour on the left, if that has formats.
   *
   * @param at a place; within a pair of surrogates, the one before it
   * @param client an id that nobody else writes with
   * @throws IndexOutOfBoundsException where the text has no such place
   */
  public byte[] insert(String root, int at, String text, long client) {
    return replace(root, at, at, text, client);
  }

  /** Writes at the end of a text. */
  public byte[] append(String root, String text, long client) {
    return edit(root, client).replaceAtEnd(text).update();
  }

  /** Deletes from one place to another; half a pair of surrogates goes with its other half. */
  public byte[] delete(String root, int from, int to, long client) {
    return replace(root, from, to, "", client);
  }

  /** Deletes from one place to another, and writes there. */
  public byte[] replace(String root, int from, int to, String text, long client) {
    return edit(root, client).replace(from, to, text).update();
  }

  /**
   * Makes all of it what it was. What stays the same is not touched; what is in it at any depth is
   * compared. A document within is left out.
   *
   * @throws TooManyUnits when there is more of it than can be compared in little memory
   */
  public byte[] restore(Document then, long client) {
    Set<String> names = new LinkedHashSet<>(weaving.roots().keySet());
    names.addAll(then.weaving.roots().keySet());
    Scribe scribe = new Scribe(new Id(client, weaving.state(client)));
    Restoring restoring = new Restoring(scribe);
    for (String name : names) {
      if (shared(name).plain() && then.shared(name).plain()) {
        new Edit(shared(name), scribe).restore(then.text(name));
      } else {
        restoring.restore(shared(name), then.shared(name), DEPTH);
      }
    }
    return scribe.update();
  }

  private Edit edit(String root, long client) {
    return new Edit(shared(root), new Scribe(new Id(client, weaving.state(client))));
  }

  private Shared shared(String root) {
    return Optional.ofNullable(weaving.roots().get(root))
        .orElseGet(() -> new Shared(Shared.ROOT, root));
  }
}
