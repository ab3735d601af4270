package chat.parley.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as they are on the web, and as nobody should write them. */
class HeadReaderTest {
  private static final WebAddress FROM = WebAddress.parse("https://a.example/b").orElseThrow();
  private final HeadReader reader = new HeadReader();

  private Optional<Head> read(String type, byte[] body) {
    return reader.read(new Fetched(FROM, type, "", "", Buffer.buffer(body)));
  }

  private Head read(String html) {
    return read("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Test
  @DisplayName("Open Graph first, then Twitter's, then what every page has")
  void precedence() {
    assertEquals(
        new Head("Fish & chips", "d2", "The site", "/p.png"),
        read(
            "<html><head><title>t</title><meta name='description' content='d'>"
                + "<META NAME='Twitter:Description' CONTENT='d2'>"
                + "<meta property=og:title content='Fish &amp; chips'>"
                + "<meta property=og:site_name content='The site'><meta property=og:image content=/p.png>"
                + "</head><body><meta property='og:title' content='no'>"));
    assertEquals(
        new Head("plain", "d", "", "i.png"),
        read(
            "<title>plain</title><meta name=description content=d><link rel=image_src href=i.png>"));
  }

  @ParameterizedTest
  @CsvSource({
    "GB18030, gb2312, 你好，世界",
    "GB18030, gbk, 繁體與简体",
    "Big5, big5, 繁體中文",
    "Shift_JIS, shift_jis, こんにちは世界",
    "EUC-JP, euc-jp, 日本語の見出し",
    "EUC-KR, euc-kr, 안녕하세요",
    "windows-1251, windows-1251, Привет",
    "windows-1252, iso-8859-1, Café “quoted”",
    "UTF-8, utf-8, 你好"
  })
  @DisplayName("a page is read in the charset that its header or its head tells")
  void charsets(String written, String label, String title) {
    byte[] plain = ("<title>" + title + "</title>").getBytes(Charset.forName(written));
    assertEquals(title, read("text/html; charset=" + label, plain).orElseThrow().title());
    byte[] told =
        ("<meta charset=\"" + label + "\"><title>" + title + "</title>")
            .getBytes(Charset.forName(written));
    assertEquals(title, read("text/html", told).orElseThrow().title());
    byte[] old =
        ("<meta http-equiv=content-type content='text/html; charset="
                + label
                + "'><title>"
                + title
                + "</title>")
            .getBytes(Charset.forName(written));
    assertEquals(title, read("text/html", old).orElseThrow().title());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "gb18030",
        "shift_jis",
        "euc-kr",
        "utf-16",
        "x-unknown",
        "\u0001",
        "utf-7"
      })
  @DisplayName("a page that is not what it says is read all the same")
  void mislabelled(String label) {
    byte[] page = ("<title>A 你好 B</title>").getBytes(StandardCharsets.UTF_8);
    read("text/html; charset=" + label, page);
    byte[] told =
        ("<meta charset=" + label + "><title>A 你好 B</title>").getBytes(StandardCharsets.UTF_8);
    assertTrue(read("text/html", told).orElseThrow().title().startsWith("A "), label);
  }

  @Test
  @DisplayName("without a charset it is UTF-8 if it can be, also when it was cut in a letter")
  void noCharset() {
    byte[] page = "<title>你好</title><p>界".getBytes(StandardCharsets.UTF_8);
    assertEquals("你好", read("text/html", page).orElseThrow().title());
    byte[] cut = java.util.Arrays.copyOf(page, page.length - 1);
    assertEquals("你好", read("text/html", cut).orElseThrow().title());
    byte[] latin = "<title>Café</title>".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("Café", read("text/html", latin).orElseThrow().title());
  }

  @Test
  @DisplayName("hostile text is one harmless line")
  void hostile() {
    String title =
        read("<title>\u202Eevil\u0000 \u200B\u2066x\n\n <b>y</b> a"
                + "\u0301".repeat(500)
                + "</title>")
            .title();
    assertFalse(title.matches("(?s).*[\\p{Cc}\\p{Cf}\\u2028].*"), title);
    assertTrue(title.contains("<b>y</b>"), title);
    assertTrue(title.length() < 40, title);
    assertEquals(
        Optional.empty(),
        read("text/html", "<title>\u200B\u202E \u3164</title>".getBytes(StandardCharsets.UTF_8)));
    assertEquals("👨‍👩‍👧 family", read("<title>👨‍👩‍👧 family</title>").title());
    assertTrue(
        read("<meta property=og:title content='" + "x".repeat(300_000) + "'>").title().length()
            <= 2_000);
    assertEquals("a & b < c", read("<title>a &amp; b &lt; c</title>").title());
  }

  @Test
  @DisplayName("whoever does not want to be quoted is not")
  void robots() {
    byte[] page = "<title>t</title>".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        Optional.empty(),
        reader.read(
            new Fetched(FROM, "text/html", "", "googlebot: nosnippet", Buffer.buffer(page))));
    assertEquals(
        Optional.empty(),
        read(
            "text/html",
            "<title>t</title><meta name=robots content='NOINDEX, follow'>"
                .getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        "",
        read("<title>t</title><meta property=og:image content=/p><meta name=robots content=noimageindex>")
            .picture());
    assertEquals("t", read("<title>t</title><meta name=robots content='index, follow'>").title());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<title",
        "<title>",
        "<meta",
        "<!--",
        "<![CDATA[",
        "</head>",
        "\u0000",
        "<p>hi",
        "<head></head><title>late</title>",
        "<meta content=x>",
        "<meta property=og:title>"
      })
  @DisplayName("what is no page has no head, and hurts nobody")
  void broken(String html) {
    read("text/html", html.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>",
        "<b><i>",
        "<table><tr><td>",
        "<meta name=a content=b>",
        "<!-- ",
        "<svg><math>",
        "&amp;",
        "<template>",
        "<head>",
        "<html a=b>",
        "<form><p>",
        "<a b='",
        "<title>",
        "<script>"
      })
  @DisplayName("half a megabyte of anything is read in no time")
  void malformed(String part) {
    String html = "<head>" + part.repeat(Wanted.PAGE.mostBytes() / part.length());
    assertTimeout(
        // Some tenths of a second, and more on a machine that has much else to do
        Duration.ofSeconds(10),
        () -> read("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName(
      "what was compressed has its bound when it is opened, and what is no gzip is nothing")
  void compressed() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      out.write("<title>bomb</title>".getBytes(StandardCharsets.UTF_8));
      byte[] zeros = new byte[1 << 20];
      for (int n = 0; n < 100; n++) {
        out.write(zeros);
      }
    }
    assertTrue(bomb.size() < Wanted.PAGE.mostBytes());
    Fetched page = new Fetched(FROM, "text/html", "gzip", "", Buffer.buffer(bomb.toByteArray()));
    assertEquals(Wanted.PAGE.mostBytes(), PageText.of(page).length());
    assertEquals("bomb", reader.read(page).orElseThrow().title());
    Buffer cut = Buffer.buffer(bomb.toByteArray()).getBuffer(0, 5_000);
    assertEquals(
        "bomb", reader.read(new Fetched(FROM, "text/html", "gzip", "", cut)).orElseThrow().title());
    Buffer nonsense = Buffer.buffer("<title>x</title>");
    assertEquals(
        Optional.empty(), reader.read(new Fetched(FROM, "text/html", "gzip", "", nonsense)));
    assertEquals(Optional.empty(), reader.read(new Fetched(FROM, "text/html", "br", "", nonsense)));
  }

  @Test
  @DisplayName("thousands of packed parts that hold nothing are no page, and end nothing")
  void parts() throws IOException {
    ByteArrayOutputStream nothing = new ByteArrayOutputStream();
    new GZIPOutputStream(nothing).close();
    Buffer parts = Buffer.buffer();
    while (parts.length() < Wanted.PAGE.mostBytes()) {
      parts.appendBytes(nothing.toByteArray());
    }
    Fetched page = new Fetched(FROM, "text/html", "gzip", "", parts);
    assertEquals(Optional.empty(), reader.read(page));
  }
}
