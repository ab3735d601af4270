package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.message.Alteration;
import chat.parley.message.Attachment;
import chat.parley.message.Body;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Links;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.message.Picture;
import chat.parley.message.Sound;
import chat.parley.message.file.Contents;
import chat.parley.message.file.FileRecords;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.Shortage;
import chat.parley.message.file.StoredFile;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every store promises of files. The rooms and people of each test are its own. */
@ExtendWith(VertxExtension.class)
abstract class FileRecordsContract {
  private static final Quotas QUOTAS =
      new Quotas(1_000_000, 1_500_000, 2_000_000, 1L << 50, 4, 3, 0);
  private static final long NOW = 1_700_000_000_000L;

  private final String room = "room-" + UUID.randomUUID();
  private final User ann = new User("ann-" + UUID.randomUUID(), "Ann", true);
  private final User bob = new User("bob-" + UUID.randomUUID(), "Bob", true);
  private OpenStore store;
  private FileRecords files;

  protected abstract Future<Store> open(Vertx vertx);

  @BeforeEach
  void begin(Vertx vertx) {
    store = OpenStore.of(open(vertx));
    files = store.store().files();
  }

  @AfterEach
  void close() {
    Await.result(store.close());
  }

  protected final FileRecords files() {
    return files;
  }

  /** One of which all has come, to a node of this name. */
  protected final StoredFile whole(String node) {
    StoredFile file = added(ann, 9);
    StoredFile taken = Await.result(files.take(file.id(), node)).orElseThrow();
    assertEquals(Optional.empty(), Await.result(files.grow(having(taken, 9), 0, NOW, QUOTAS)));
    return found(file);
  }

  private StoredFile file(User owner, OptionalLong size) {
    return new StoredFile(
        UUID.randomUUID().toString(),
        owner,
        room,
        "a b.txt",
        "text/plain",
        size,
        0,
        Attachment.State.UPLOADING,
        Optional.empty(),
        NOW,
        OptionalLong.empty());
  }

  private static StoredFile having(StoredFile file, long have) {
    return new StoredFile(
        file.id(),
        file.owner(),
        file.room(),
        file.name(),
        file.type(),
        file.size(),
        have,
        file.state(),
        file.digest(),
        file.created(),
        file.seq(),
        file.contents(),
        file.writer());
  }

  private Optional<Shortage> refused(User owner, long size) {
    return Await.result(
        files.add(file(owner, OptionalLong.of(size)), UUID.randomUUID().toString(), QUOTAS));
  }

  private StoredFile added(User owner, long size) {
    StoredFile file = file(owner, OptionalLong.of(size));
    assertEquals(Optional.empty(), Await.result(files.add(file, file.id(), QUOTAS)));
    return file;
  }

  private StoredFile found(StoredFile file) {
    return Await.result(files.find(file.id())).orElseThrow();
  }

  private Message said(StoredFile file) {
    MessageDraft draft =
        new MessageDraft(
            file.owner(),
            UUID.randomUUID().toString(),
            NOW,
            new Body("", Body.Format.PLAIN, Map.of()),
            Links.files(List.of(file.attachment())));
    Await.result(store.append(room, List.of(draft)));
    Message message = newest();
    Await.result(files.attach(file.id(), message.seq()));
    return message;
  }

  private Message newest() {
    return Await.result(store.beforeSeq(room, Long.MAX_VALUE, Long.MAX_VALUE, 1)).entries().get(0);
  }

  @Test
  @DisplayName("what is known of a file is known again")
  void found() {
    StoredFile sized = added(ann, 7);
    assertEquals(sized, found(sized));
    StoredFile endless = file(ann, OptionalLong.empty());
    Await.result(files.add(endless, endless.id(), QUOTAS));
    assertEquals(endless, found(endless));
    assertEquals(Optional.empty(), Await.result(files.grow(having(endless, 5), 0, NOW, QUOTAS)));
    assertEquals(5, found(endless).have());
    assertTrue(Await.result(files.remove(sized.id())));
    assertFalse(Await.result(files.remove(sized.id())));
    assertEquals(Optional.empty(), Await.result(files.find(sized.id())));
  }

  @Test
  @DisplayName("there is place for so much of a file, a person, a room, and for so many unfinished")
  void quotas() {
    StoredFile anns = added(ann, 900_000);
    assertEquals(Optional.of(Shortage.LARGEST), refused(ann, 1_000_001));
    assertEquals(Optional.of(Shortage.PERSON), refused(ann, 601_000));
    StoredFile endless = file(ann, OptionalLong.empty());
    Await.result(files.add(endless, endless.id(), QUOTAS));
    assertEquals(
        Optional.of(Shortage.PERSON),
        Await.result(files.grow(having(endless, 601_000), 0, NOW, QUOTAS)));
    assertEquals(0, found(endless).have());
    StoredFile bobs = added(bob, 1_000_000);
    assertEquals(Optional.empty(), grown(anns, 900_000, QUOTAS));
    assertEquals(Optional.empty(), grown(bobs, 1_000_000, QUOTAS));
    assertEquals(Optional.of(Shortage.ROOM), refused(bob, 101_000));
    added(ann, 1);
    assertEquals(Optional.of(Shortage.UNFINISHED), refused(ann, 1));
  }

  private Optional<Shortage> grown(StoredFile file, long have, Quotas quotas) {
    return Await.result(files.grow(having(file, have), 0, NOW, quotas));
  }

  @Test
  @DisplayName("whoever only says that he will send much takes no place from others of the room")
  void declared() {
    for (int person = 0; person < 4; person++) {
      added(new User("person-" + UUID.randomUUID(), "Eve", true), 1_000_000);
    }
    assertEquals(Optional.empty(), refused(ann, 900_000));
  }

  @Test
  @DisplayName("what is written and not shown yet takes place too, until it is taken back")
  void written() {
    StoredFile anns = added(ann, 900_000);
    StoredFile bobs = added(bob, 1_000_000);
    assertEquals(Optional.empty(), Await.result(files.grow(anns, 900_000, NOW, QUOTAS)));
    assertEquals(Optional.empty(), grown(bobs, 1_000_000, QUOTAS));
    User eve = new User("person-" + UUID.randomUUID(), "Eve", true);
    assertEquals(Optional.of(Shortage.ROOM), refused(eve, 200_000));
    assertEquals(Optional.empty(), grown(anns, 0, QUOTAS));
    assertEquals(Optional.empty(), refused(eve, 200_000));
  }

  @Test
  @DisplayName("a small file counts as much as it takes on the disk")
  void small() {
    Quotas little = new Quotas(1_000_000, 4_096, 1L << 50, 1L << 50, 9, 9, 0);
    for (Optional<Shortage> wanted :
        List.of(Optional.<Shortage>empty(), Optional.of(Shortage.PERSON))) {
      StoredFile tiny = file(ann, OptionalLong.of(1));
      assertEquals(wanted, Await.result(files.add(tiny, tiny.id(), little)));
    }
  }

  @Test
  @DisplayName("when there is no place any more, whatever takes no more of it goes on")
  void full() {
    StoredFile running = added(ann, 900_000);
    assertEquals(Optional.empty(), grown(running, 900_000, QUOTAS));
    Quotas less = new Quotas(1_000_000, 5_000, 5_000, 5_000, 1, 1, 0);
    assertEquals(Optional.empty(), grown(running, 900_000, less));
    assertEquals(Optional.of(Shortage.ROOM), grown(added(bob, 500_000), 5_000, roomOf(5_000)));
  }

  private static Quotas roomOf(long bytes) {
    return new Quotas(1_000_000, 1_500_000, bytes, 1L << 50, 9, 9, 0);
  }

  @Test
  @DisplayName("a part waits to be put together as long as its sender was told")
  void parts() {
    StoredFile part =
        new StoredFile(
            UUID.randomUUID().toString(),
            ann,
            "",
            "part",
            "",
            OptionalLong.of(0),
            0,
            Attachment.State.UPLOADING,
            Optional.empty(),
            NOW,
            OptionalLong.empty());
    Await.result(files.add(part, part.id(), QUOTAS));
    assertFalse(Await.result(files.abandoned(NOW, NOW + 1, 1_000)).contains(part));
    assertTrue(Await.result(files.abandoned(NOW + 1, NOW + 1, 1_000)).contains(part));
  }

  @Test
  @DisplayName("a message says what has become of its file, but not once it is deleted")
  void ended() {
    StoredFile file = added(ann, 7);
    Message message = said(file);
    assertEquals(List.of(file.attachment()), message.links().files());
    StoredFile whole =
        new StoredFile(
            file.id(),
            ann,
            room,
            file.name(),
            "image/gif",
            OptionalLong.of(7),
            7,
            Attachment.State.COMPLETE,
            Optional.of("abc"),
            NOW,
            OptionalLong.of(message.seq()));
    assertTrue(Await.result(files.end(whole, NOW)));
    assertEquals(whole, found(file));
    assertEquals(List.of(whole.attachment()), newest().links().files());
    assertEquals(List.of(whole), Await.result(files.of(room, message.seq())));
    ChangeDraft deletion =
        new ChangeDraft(
            ann, "c-" + file.id(), NOW, message.seq(), new Alteration.Deletion(), false, 0);
    Await.result(store.store().rooms().append(room, List.of(deletion)));
    assertFalse(Await.result(files.end(whole, NOW)));
    assertEquals(List.of(), newest().links().files());
    assertTrue(Await.result(files.abandoned(0, 0, 1_000)).contains(whole));
  }

  @Test
  @DisplayName("of a picture it is known what was sent, what is kept, and what is beside it")
  void picture() {
    StoredFile file = added(ann, 700_000);
    Message message = said(file);
    assertFalse(isWhole(file));
    Await.result(files.grow(having(found(file), 700_000), 0, NOW, QUOTAS));
    assertTrue(isWhole(file));
    Picture picture =
        new Picture(800, 600, List.of(new Picture.Thumbnail(96, "image/png", 400_000)));
    StoredFile made = found(file).made("image/png", 600_000, "abc", Optional.of(picture));
    assertEquals(700_000, made.came());
    assertTrue(Await.result(files.end(made, NOW)));
    assertEquals(made, found(file));
    assertFalse(isWhole(file));
    assertEquals(List.of(made.attachment()), newest().links().files());
    assertEquals(message.seq(), made.seq().orElseThrow());
    assertEquals(Optional.of(Shortage.PERSON), refused(ann, 500_001));
  }

  @Test
  @DisplayName("that nobody may have a file its message says, and it is found until it is gone")
  void rejected() {
    StoredFile file = added(ann, 5);
    said(file);
    StoredFile rejected = ended(found(file), Attachment.State.REJECTED);
    assertTrue(Await.result(files.end(rejected, NOW)));
    assertEquals(List.of(rejected.attachment()), newest().links().files());
    assertTrue(isWhole(file));
    Await.result(files.remove(file.id()));
    assertFalse(isWhole(file));
    assertEquals(List.of(rejected.attachment()), newest().links().files());
  }

  private StoredFile complete(User owner, long size) {
    StoredFile file = added(owner, size);
    Await.result(files.end(whole(file), NOW));
    return found(file);
  }

  /** Somebody passes it on to another room; what came of that. */
  private StoredFile passed(StoredFile source, User by) {
    StoredFile file =
        new StoredFile(
            UUID.randomUUID().toString(),
            by,
            "other-" + room,
            source.name(),
            source.type(),
            source.size(),
            source.have(),
            source.state(),
            source.digest(),
            NOW,
            OptionalLong.empty());
    assertEquals(Optional.empty(), Await.result(files.share(source, file, file.id(), QUOTAS)));
    return found(file);
  }

  @Test
  @DisplayName("files stand for the same bytes, which are free when the last of them is gone")
  void shared() {
    StoredFile anns = complete(ann, 600_000);
    StoredFile bobs = passed(anns, bob);
    assertEquals(anns.bytes(), bobs.bytes());
    assertEquals(anns.digest(), bobs.digest());
    assertEquals(bob, bobs.owner());
    StoredFile again = passed(bobs, bob);
    assertEquals(anns.id(), again.bytes());
    assertEquals(Optional.of(Shortage.PERSON), shareRefused(anns, bob));
    Await.result(files.remove(anns.id()));
    assertFalse(Await.result(files.free(anns.bytes())));
    assertEquals(Set.of(anns.id()), Await.result(files.there(List.of(anns.id(), bobs.id()))));
    Await.result(files.remove(bobs.id()));
    assertFalse(Await.result(files.free(anns.bytes())));
    Await.result(files.remove(again.id()));
    assertTrue(Await.result(files.free(anns.bytes())));
  }

  private Optional<Shortage> shareRefused(StoredFile source, User by) {
    StoredFile file = file(by, source.size());
    return Await.result(files.share(source, file, file.id(), QUOTAS));
  }

  @Test
  @DisplayName("bytes count once for a room, and for whoever is left when who sent them is gone")
  void countedOnce() {
    User eve = new User("person-" + UUID.randomUUID(), "Eve", true);
    StoredFile first = complete(ann, 1_000_000);
    Await.result(files.share(first, file(bob, first.size()), "b" + first.id(), QUOTAS));
    assertEquals(Optional.empty(), refused(eve, 900_000));
    Await.result(files.remove(first.id()));
    assertFalse(Await.result(files.free(first.bytes())));
    complete(ann, 900_000);
    assertEquals(Optional.of(Shortage.ROOM), refused(eve, 150_000));
  }

  @Test
  @DisplayName("what is gone or not whole is passed on to nobody")
  void notShared() {
    StoredFile growing = added(ann, 5);
    StoredFile gone = complete(bob, 5);
    Await.result(files.remove(gone.id()));
    for (StoredFile source : List.of(growing, gone)) {
      assertEquals(Optional.empty(), shareRefused(source, ann));
      assertEquals(Set.of(), Await.result(files.there(List.of(gone.id()))));
    }
  }

  @Test
  @DisplayName("how it sounds and how it begins is known again, in its message too")
  void contents() {
    StoredFile plain = file(ann, OptionalLong.of(7));
    StoredFile file =
        new StoredFile(
            plain.id(),
            ann,
            room,
            "a.ogg",
            "audio/ogg",
            plain.size(),
            0,
            plain.state(),
            Optional.empty(),
            NOW,
            OptionalLong.empty(),
            new Contents(
                plain.id(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of(new Sound(List.of(0, 100), OptionalLong.of(1_200))),
                Optional.empty()),
            0);
    Await.result(files.add(file, file.id(), QUOTAS));
    assertEquals(file, found(file));
    said(file);
    StoredFile known = found(file);
    StoredFile ended =
        new StoredFile(
            file.id(),
            ann,
            room,
            file.name(),
            file.type(),
            file.size(),
            7,
            Attachment.State.COMPLETE,
            Optional.of("abc"),
            NOW,
            known.seq(),
            new Contents(
                plain.id(),
                OptionalLong.empty(),
                Optional.empty(),
                known.contents().sound(),
                Optional.of("one\ntwo")),
            known.writer());
    assertTrue(Await.result(files.end(ended, NOW)));
    assertEquals(ended, found(file));
    assertEquals(List.of(ended.attachment()), newest().links().files());
    assertEquals(ended.contents(), passed(ended, bob).contents());
  }

  private boolean isWhole(StoredFile file) {
    return Await.result(files.whole(1_000, "")).stream()
        .anyMatch(one -> one.id().equals(file.id()));
  }

  @Test
  @DisplayName("a file goes when its message is older than its room keeps")
  void expired() {
    StoredFile file = added(ann, 1);
    said(file);
    assertFalse(isAbandoned(file));
    Await.result(store.store().retention().sweep(room, NOW + 1));
    assertTrue(isAbandoned(file));
  }

  private boolean isAbandoned(StoredFile file) {
    return Await.result(files.abandoned(0, 0, 1_000)).stream()
        .anyMatch(gone -> gone.id().equals(file.id()));
  }

  @Test
  @DisplayName("nobody waits for ever for an upload, or for a message that was not sent")
  void abandoned() {
    StoredFile strayed = added(ann, 1);
    assertFalse(Await.result(files.abandoned(NOW, NOW, 1_000)).contains(strayed));
    assertTrue(Await.result(files.abandoned(NOW + 1, 0, 1_000)).contains(strayed));
    assertTrue(Await.result(files.abandoned(0, NOW + 1, 1_000)).contains(strayed));
    said(strayed);
    assertFalse(
        Await.result(files.abandoned(0, NOW + 1, 1_000)).stream()
            .anyMatch(file -> file.id().equals(strayed.id())));
  }

  @Test
  @DisplayName("the same cid is the same file, and what is taken away makes place again")
  void known() {
    StoredFile file = file(ann, OptionalLong.of(900_000));
    assertEquals(Optional.empty(), Await.result(files.add(file, "c " + file.id(), QUOTAS)));
    StoredFile other = file(ann, OptionalLong.of(1));
    assertEquals(Optional.empty(), Await.result(files.add(other, "c " + file.id(), QUOTAS)));
    assertEquals(Optional.of(file), Await.result(files.known(ann.id(), "c " + file.id())));
    assertEquals(Optional.empty(), Await.result(files.known(bob.id(), "c " + file.id())));
    assertEquals(Optional.empty(), Await.result(files.find(other.id())));
    assertEquals(Set.of(file.id()), Await.result(files.there(List.of(file.id(), other.id()))));
    assertEquals(Optional.of(Shortage.PERSON), refused(ann, 800_000));
    Await.result(files.remove(file.id()));
    added(ann, 800_000);
    assertEquals(Optional.empty(), Await.result(files.grow(added(ann, 1), 600_000, NOW, QUOTAS)));
    assertEquals(Optional.of(Shortage.UNFINISHED), thirdAndFourth());
  }

  private Optional<Shortage> thirdAndFourth() {
    added(ann, 0);
    return refused(ann, 0);
  }

  @Test
  @DisplayName("a person has so many files, though there is nothing in them")
  void empty() {
    for (int i = 0; i < 4; i++) {
      assertTrue(Await.result(files.end(whole(added(ann, 0)), NOW)));
    }
    assertEquals(Optional.of(Shortage.FILES), refused(ann, 0));
  }

  private static StoredFile whole(StoredFile file) {
    return ended(file, Attachment.State.COMPLETE);
  }

  private static StoredFile ended(StoredFile file, Attachment.State state) {
    return new StoredFile(
        file.id(),
        file.owner(),
        file.room(),
        file.name(),
        file.type(),
        file.size(),
        file.size().orElse(0),
        state,
        Optional.of("abc"),
        file.created(),
        file.seq());
  }

  @Test
  @DisplayName("what is gone or complete neither grows nor fails")
  void over() {
    StoredFile gone = file(ann, OptionalLong.of(1));
    assertEquals(Optional.of(Shortage.GONE), Await.result(files.grow(gone, 0, NOW, QUOTAS)));
    assertFalse(Await.result(files.end(gone, NOW)));
    StoredFile file = added(ann, 1);
    StoredFile whole = whole(file);
    assertTrue(Await.result(files.end(whole, NOW)));
    assertEquals(Optional.of(Shortage.GONE), Await.result(files.grow(file, 0, NOW, QUOTAS)));
    assertFalse(Await.result(files.end(file, NOW)));
    assertEquals(whole, found(file));
  }

  @Test
  @DisplayName("a file whose message was stored, though nobody heard so, gets it and stays")
  void adopted() {
    StoredFile file = file(ann, OptionalLong.of(1));
    String cid = UUID.randomUUID().toString();
    Await.result(files.add(file, cid, QUOTAS));
    MessageDraft draft =
        new MessageDraft(
            ann,
            cid,
            NOW,
            new Body("a", Body.Format.PLAIN, Map.of()),
            Links.files(List.of(file.attachment())));
    Await.result(store.append(room, List.of(draft)));
    assertFalse(isAbandonedBy(file, NOW + 1));
    assertEquals(OptionalLong.of(newest().seq()), found(file).seq());
  }

  private boolean isAbandonedBy(StoredFile file, long now) {
    return Await.result(files.abandoned(0, now, 1_000)).stream()
        .anyMatch(gone -> gone.id().equals(file.id()));
  }

  @Test
  @DisplayName("what still comes in is not strayed, however long ago it began")
  void touched() {
    StoredFile part = added(ann, 5);
    Await.result(files.grow(having(part, 1), 0, NOW + 10, QUOTAS));
    assertFalse(isAbandonedBy(part, NOW + 5));
    assertTrue(Await.result(files.end(whole(part), NOW + 20)));
    assertFalse(isAbandonedBy(part, NOW + 15));
    assertTrue(isAbandonedBy(part, NOW + 25));
  }

  @Test
  @DisplayName("who has taken a file keeps what he has of it, and whoever had it before does not")
  void taken() {
    StoredFile file = added(ann, 9);
    StoredFile first = Await.result(files.take(file.id(), "a")).orElseThrow();
    assertEquals(Optional.empty(), Await.result(files.grow(having(first, 5), 0, NOW, QUOTAS)));
    StoredFile second = Await.result(files.take(file.id(), "b")).orElseThrow();
    assertEquals(5, second.have());
    assertEquals(
        Optional.of(Shortage.REPLACED), Await.result(files.grow(having(first, 7), 0, NOW, QUOTAS)));
    assertFalse(Await.result(files.end(having(first, 9), NOW)));
    assertEquals(Optional.empty(), Await.result(files.grow(having(second, 9), 0, NOW, QUOTAS)));
    StoredFile whole = found(file);
    assertTrue(Await.result(files.whole(1_000, "c")).contains(whole));
    StoredFile third = Await.result(files.claim(whole, "c")).orElseThrow();
    assertEquals(Optional.empty(), Await.result(files.claim(whole, "d")));
    assertFalse(Await.result(files.end(having(second, 9), NOW)));
    assertTrue(Await.result(files.end(third.made("text/plain", 9, "abc", Optional.empty()), NOW)));
    assertEquals(Optional.empty(), Await.result(files.take(file.id(), "a")));
    assertEquals(Optional.empty(), Await.result(files.take("nobody's", "a")));
  }
}
