package chat.parley.document.yjs;

import static chat.parley.document.yjs.UpdateTest.bytes;
import static chat.parley.document.yjs.UpdateTest.update;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A program reads a document, and writes into it as people do. */
class DocumentTest {
  private static final long ME = 9;

  private final UpdateSet set = new UpdateSet();

  private Document document() {
    return Document.read(set.compact());
  }

  /** Adds an edit; gives the text behind it. */
  private String edited(byte[] edit) {
    Added added = set.add(Update.read(edit, Bounds.DEFAULT));
    assertTrue(added.news().isEmpty() || !added.waits());
    return document().text("t");
  }

  @Test
  @DisplayName("an empty document is written, appended to, changed and emptied")
  void edits() {
    assertEquals(Set.of(), document().roots());
    assertEquals(Root.EMPTY, document().root("t"));
    assertArrayEquals(
        bytes("01 01 09 00 04 01 01 74 02 68 69 00"), document().insert("t", 0, "hi", ME));
    assertEquals("hi", edited(document().insert("t", 0, "hi", ME)));
    assertEquals("hi!", edited(document().append("t", "!", ME)));
    assertEquals("hey!", edited(document().replace("t", 1, 2, "ey", ME)));
    assertEquals("hy!", edited(document().delete("t", 1, 2, ME)));
    assertEquals(Root.TEXT, document().root("t"));
    assertEquals("", edited(document().delete("t", 0, 3, ME)));
    assertEquals(Root.EMPTY, document().root("t"));
    assertEquals("\"\"", document().json("t"));
    assertArrayEquals(bytes("00 00"), document().append("t", "", ME));
  }

  @Test
  @DisplayName("no pair of surrogates is cut, and none comes in that is half")
  void surrogates() {
    edited(document().insert("t", 0, "a😀b", ME));
    assertEquals("ax😀b", edited(document().insert("t", 2, "x", ME)));
    assertEquals("axb", edited(document().delete("t", 2, 3, ME)));
    assertEquals("axb\uFFFD", edited(document().append("t", "\ud83d", ME)));
  }

  @Test
  @DisplayName("outside of the text there is no place, and arrays are no text")
  void outside() {
    edited(document().insert("t", 0, "hi", ME));
    Document document = document();
    assertThrows(IndexOutOfBoundsException.class, () -> document.insert("t", 3, "x", ME));
    assertThrows(IndexOutOfBoundsException.class, () -> document.delete("t", 1, 3, ME));
    assertThrows(IndexOutOfBoundsException.class, () -> document.delete("t", -1, 1, ME));
    set.add(update("01 01 01 00 08 01 01 61 01 7d 05 00"));
    assertThrows(IllegalArgumentException.class, () -> document().append("a", "x", ME));
    assertThrows(MalformedUpdate.class, () -> document().append("__proto__", "x", ME));
  }

  @Test
  @DisplayName("to restore a text changes only what differs")
  void restore() {
    edited(document().insert("t", 0, "zero\none\ntwo 😁\nfour\nfive", ME));
    Document then = document();
    edited(document().replace("t", 0, then.text("t").length(), "one\ntwo 😀\nthree\nfour\n", ME));
    byte[] restored = document().restore(then, ME);
    Update update = Update.read(restored, Bounds.DEFAULT);
    assertTrue(restored.length < 60, "only what is new: " + restored.length);
    assertEquals(3, update.structs());
    assertEquals("zero\none\ntwo 😁\nfour\nfive", edited(restored));
    assertArrayEquals(bytes("00 00"), document().restore(then, ME));
  }

  @Test
  @DisplayName("a whole document is restored, and a paragraph that stays is the same one")
  void restoreAll() {
    Writer out = new Writer();
    out.raw(bytes("01 02 01 00 07 01 01 78 03 01 70 07 00 01 00 06 00"), 0, 17);
    set.add(Update.read(out.toBytes(), Bounds.DEFAULT));
    set.add(update("01 01 02 00 04 00 01 01 03 6f 6e 65 00"));
    Document then = document();
    assertEquals("<p>one</p>", then.xml("x"));
    set.add(update("01 01 03 00 c4 02 01 02 02 03 74 77 6f 01 02 01 01 01"));
    set.add(update("01 01 04 00 28 01 01 6d 01 6b 01 79 00"));
    assertEquals("<p>otwoe</p>", document().xml("x"));
    byte[] back = document().restore(then, ME);
    assertArrayEquals(bytes("01 01 09 00 c4 02 00 02 01 01 6e 02 04 01 00 01 03 01 00 03"), back);
    set.add(Update.read(back, Bounds.DEFAULT));
    assertEquals("<p>one</p>", document().xml("x"));
    assertEquals("{}", document().json("m", Root.MAP));
    assertArrayEquals(bytes("00 00"), document().restore(then, ME));
  }

  @Test
  @DisplayName("what several write at one place has the same order here as in Yjs")
  void together() {
    edited(bytes("01 01 02 00 04 01 01 74 01 62 00"));
    assertEquals("ab", edited(bytes("01 01 01 00 04 01 01 74 01 61 00")));
  }

  @Test
  @DisplayName("roots are told apart by what is in them")
  void roots() {
    set.add(update("01 01 01 00 08 01 01 61 02 7d 05 77 01 78 00"));
    set.add(update("01 01 02 00 28 01 01 6d 01 6b 01 79 00"));
    set.add(update("01 01 03 00 07 01 01 78 03 01 50 00"));
    Document document = document();
    assertEquals(Set.of("a", "m", "x"), document.roots());
    assertEquals(Root.ARRAY, document.root("a"));
    assertEquals("[5,\"x\"]", document.json("a"));
    assertEquals(Root.MAP, document.root("m"));
    assertEquals("{\"k\":false}", document.json("m"));
    assertEquals(Root.XML, document.root("x"));
    assertEquals("<p></p>", document.xml("x"));
    assertEquals("\"<p></p>\"", document.json("x"));
  }

  @Test
  @DisplayName("nothing in XML can be taken for a tag")
  void escaped() {
    Writer out = new Writer();
    out.raw(bytes("01 03 01 00 07 01 01 78 03"), 0, 9).text("p onload=x><script");
    out.raw(bytes("07 00 01 00 06 04 00 01 01"), 0, 9).text("<script>&\"").octet(0);
    set.add(Update.read(out.toBytes(), Bounds.DEFAULT));
    assertEquals("<ponloadxscript>&lt;script&gt;&amp;&quot;</ponloadxscript>", document().xml("x"));
    assertEquals("<script>&\"", document().text("x"));
  }

  @Test
  @DisplayName("types 20,000 deep within each other are read as far as is sensible")
  void deep() {
    Writer out = new Writer();
    int depth = 20_000;
    out.octet(1).varUint(depth).octet(1).octet(0);
    out.raw(bytes("07 01 01 78 03 01 70"), 0, 7);
    for (int i = 1; i < depth; i++) {
      out.octet(7).octet(0).octet(1).varUint(i - 1).octet(3).text("p");
    }
    out.octet(0);
    set.add(Update.read(out.toBytes(), Bounds.DEFAULT));
    assertTrue(document().xml("x").startsWith("<p><p><p>"));
    assertEquals("", document().text("x"));
    assertEquals("", document().delta("t").replace("[]", ""));
  }

  @Test
  @DisplayName("20,000 people at one place are refused, not waited for")
  void crowd() {
    Writer out = new Writer();
    int people = 20_000;
    out.varUint(people);
    for (int i = 0; i < people; i++) {
      out.octet(1).varUint(i + 1).octet(0).raw(bytes("04 01 01 74 01 78"), 0, 6);
    }
    out.octet(0);
    assertThrows(MalformedUpdate.class, () -> Document.read(out.toBytes()));
  }
}
