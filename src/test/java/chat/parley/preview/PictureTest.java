package chat.parley.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture is what its bytes say. */
class PictureTest {

  private static String type(Buffer bytes) {
    return Picture.of(bytes).map(Picture::type).orElse("none");
  }

  private static Buffer drawn(String format, int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return Buffer.buffer(out.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({"png, image/png", "jpg, image/jpeg", "gif, image/gif"})
  @DisplayName("pictures as programs write them")
  void drawnOnes(String format, String type) throws IOException {
    assertEquals(type, type(drawn(format, 3, 2)));
    assertEquals(type, type(drawn(format, 8_000, 1)));
    assertEquals("none", type(drawn(format, 8_001, 1)));
    assertEquals("none", type(drawn(format, 1, 8_001)));
  }

  @ParameterizedTest
  @CsvSource({
    "52494646240000005745425056503820180000003001009d012a0100010002003425a400, image/webp",
    "524946461a000000574542505650384c0d0000002f00000010071011118888fe0700, image/webp",
    "5249464600000000574542505650385800000000000000000f00000f0000, image/webp",
    "524946460000000057454250565038580000000000000000ffffff0f0000, none",
    "5249464600000000574156456d740000, none"
  })
  @DisplayName("WebP in its three kinds")
  void webp(String hex, String type) {
    assertEquals(type, type(Buffer.buffer(HexFormat.of().parseHex(hex))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<html>",
        "GIF89a",
        "GIF89",
        "BM",
        "%PDF-1.4"
      })
  @DisplayName("anything else is none")
  void others(String text) {
    assertEquals(Optional.empty(), Picture.of(Buffer.buffer(text)));
  }

  @Test
  @DisplayName("a JPEG that never comes to its frame is none, and is read in no time")
  void endlessJpeg() {
    Buffer bytes = Buffer.buffer(HexFormat.of().parseHex("ffd8ffe00002"));
    for (int n = 0; n < 100_000; n++) {
      bytes.appendBytes(HexFormat.of().parseHex("ffe00002"));
    }
    assertEquals("none", type(bytes));
    assertEquals(
        "none", type(Buffer.buffer(HexFormat.of().parseHex("ffd8ffffffffffffffffffffffffffff"))));
    assertEquals(
        "none", type(Buffer.buffer(HexFormat.of().parseHex("ffd8ffe00000000000000000000000"))));
  }
}
