package chat.parley.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.message.Attachment;
import chat.parley.message.Picture;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.FileTypes;
import chat.parley.message.file.StoredFile;
import chat.parley.store.FolderFileStore;
import chat.parley.support.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a picture in a folder. */
@ExtendWith(VertxExtension.class)
class PictureFinisherTest {
  private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final PictureRules RULES = new PictureRules(60_000, 64 << 20, Long.MAX_VALUE / 2);
  private static final BufferedImage IMAGE = Samples.photo(640, 360);

  @TempDir private Path folder;
  private FileStore store;

  @BeforeEach
  void open(Vertx vertx) {
    store = new FolderFileStore(vertx, folder);
  }

  private StoredFile sent(byte[] bytes) {
    Await.result(store.delete(ID));
    FileStore.Growing growing = Await.result(store.append(ID, 0, 0));
    Await.result(growing.append(List.of(ByteBuffer.wrap(bytes))));
    Await.result(growing.close());
    return new StoredFile(
        ID,
        new User("ann", "Ann", true),
        "lobby",
        "a",
        FileTypes.of(ByteBuffer.wrap(bytes)),
        OptionalLong.of(bytes.length),
        bytes.length,
        Attachment.State.UPLOADING,
        Optional.empty(),
        0,
        OptionalLong.empty());
  }

  private byte[] kept(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name.substring(0, 2)).resolve(name));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("AA"))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static StoredFile finished(
      Vertx vertx, FileStore store, PictureRules rules, StoredFile f) {
    return Await.result(new PictureFinisher(vertx, store, rules).finish(f));
  }

  private static List<Integer> sides(StoredFile file) {
    return file.picture().orElseThrow().thumbnails().stream().map(Picture.Thumbnail::side).toList();
  }

  private static boolean tells(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains(Samples.SECRET);
  }

  @Test
  @DisplayName("however a camera was held, the picture and the smaller ones stand upright")
  void upright(Vertx vertx) throws IOException {
    for (int number = 1; number <= 8; number++) {
      byte[] bytes = Samples.jpeg(IMAGE, number);
      StoredFile file = finished(vertx, store, RULES, sent(bytes));
      Picture picture = file.picture().orElseThrow();
      assertEquals(640, picture.width());
      assertEquals(360, picture.height());
      assertEquals(List.of(96, 512), sides(file));
      assertEquals(bytes.length, file.came());
      assertEquals(kept(ID).length, file.have());
      assertFalse(tells(kept(ID)) || new String(kept(ID), "ISO-8859-1").contains("Exif"));
      CleanerTest.assertSame(IMAGE, far(Samples.read(kept(ID))), 90);
      for (Picture.Thumbnail one : picture.thumbnails()) {
        byte[] small = kept(ID + "." + one.side());
        assertEquals(one.size(), small.length);
        assertEquals("image/jpeg", one.type());
        BufferedImage seen = Samples.read(small);
        assertEquals(one.side(), seen.getWidth());
        assertEquals(one.side() * 360 / 640, seen.getHeight());
        CleanerTest.assertSame(far(IMAGE), far(scaled(seen)), 90);
      }
      assertEquals(List.of(ID, ID + ".512", ID + ".96"), names());
    }
  }

  private static BufferedImage scaled(BufferedImage image) {
    return Pixels.fitting(image, 640);
  }

  /** Only what is far from the borders of colours, which JPEG blurs. */
  private static BufferedImage far(BufferedImage image) {
    BufferedImage far = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 360; y++) {
      for (int x = 0; x < 640; x++) {
        boolean near = Math.abs(x - 320) < 16 || Math.abs(y - 180) < 16;
        far.setRGB(x, y, near ? IMAGE.getRGB(x, y) : image.getRGB(x, y));
      }
    }
    return far;
  }

  @Test
  @DisplayName("where there is no memory to turn it, it says itself how it has to be turned")
  void littleMemory(Vertx vertx) throws IOException {
    PictureRules poor = new PictureRules(60_000, 100_000, Long.MAX_VALUE / 2);
    StoredFile file = finished(vertx, store, poor, sent(Samples.jpeg(IMAGE, 6)));
    assertEquals(640, file.picture().orElseThrow().width());
    BufferedImage small = Samples.read(kept(ID + ".96"));
    assertEquals(96, small.getWidth());
    assertTrue(new String(kept(ID), StandardCharsets.ISO_8859_1).contains("Exif"));
    assertFalse(tells(kept(ID)));
    StoredFile webp = finished(vertx, store, poor, sent(Samples.webp(IMAGE, 1)));
    assertEquals(360, webp.picture().orElseThrow().height());
    assertEquals(List.of(), sides(webp));
  }

  @Test
  @DisplayName("what shines through stays so in the smaller ones; none is larger than the picture")
  void transparent(Vertx vertx) throws IOException {
    BufferedImage image = new BufferedImage(1700, 200, BufferedImage.TYPE_INT_ARGB);
    Random random = new Random(3);
    for (int i = 0; i < 1700 * 200; i++) {
      image.setRGB(i % 1700, i / 1700, random.nextInt());
    }
    StoredFile file = finished(vertx, store, RULES, sent(Samples.png(image)));
    assertEquals(List.of(96, 512, 1600), sides(file));
    file.picture().orElseThrow().thumbnails().forEach(one -> assertEquals("image/png", one.type()));
    assertTrue(Samples.read(kept(ID + ".96")).getColorModel().hasAlpha());
    StoredFile tiny = finished(vertx, store, RULES, sent(Samples.png(Samples.corners(96, 4))));
    assertEquals(List.of(), sides(tiny));
    StoredFile webp = finished(vertx, store, RULES, sent(Samples.webp(IMAGE, 1)));
    assertEquals(List.of(96, 512), sides(webp));
    StoredFile gif = finished(vertx, store, RULES, sent(Samples.gif(IMAGE)));
    assertEquals(640, gif.picture().orElseThrow().width());
  }

  @Test
  @DisplayName("what is too large is cleaned and kept, and not shown; what is none stays as it was")
  void notShown(Vertx vertx) throws IOException {
    for (byte[] large : List.of(Samples.gifBomb(), Samples.pngHeader(50_000, 50_000))) {
      StoredFile file = finished(vertx, store, RULES, sent(large));
      assertEquals(Optional.empty(), file.picture());
      assertTrue(file.type().startsWith("image/"));
      assertFalse(tells(kept(ID)));
    }
    StoredFile noPixels = finished(vertx, store, RULES, sent(Samples.jpegHeader(200, 200)));
    assertEquals(Optional.empty(), noPixels.picture());
    byte[] none = Arrays.copyOf(Samples.png(IMAGE), 200);
    StoredFile file = finished(vertx, store, RULES, sent(none));
    assertEquals(FileTypes.UNKNOWN, file.type());
    assertArrayEquals(none, kept(ID));
    PictureRules hasty = new PictureRules(-1, 64 << 20, Long.MAX_VALUE / 2);
    assertEquals(FileTypes.UNKNOWN, finished(vertx, store, hasty, sent(Samples.png(IMAGE))).type());
    assertEquals(List.of(ID), names());
  }

  @Test
  @DisplayName(
      "a disk that fails says nothing about a picture: it is whole, and can be cleaned later")
  void disk(Vertx vertx) throws IOException {
    byte[] bytes = Samples.jpeg(IMAGE, 6);
    StoredFile whole = sent(bytes);
    Path thumbnail = folder.resolve("AA").resolve(ID + ".96").resolve("in the way");
    Files.createDirectories(thumbnail);
    Future<StoredFile> failed = new PictureFinisher(vertx, store, RULES).finish(whole);
    assertFalse(Await.result(failed.map(true).otherwise(false)));
    assertArrayEquals(bytes, kept(ID));
    Files.delete(thumbnail);
    Files.delete(thumbnail.getParent());
    assertEquals(List.of(96, 512), sides(finished(vertx, store, RULES, whole)));
    PictureRules full = new PictureRules(60_000, 1 << 20, -1);
    Future<StoredFile> waits = new PictureFinisher(vertx, store, full).finish(sent(bytes));
    assertFalse(Await.result(waits.map(true).otherwise(false)));
  }
}
