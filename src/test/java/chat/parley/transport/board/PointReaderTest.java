package chat.parley.transport.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.protocol.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Line protocol, by what its specification says of each part. */
class PointReaderTest {

  @Test
  @DisplayName("a line has a measurement, tags, fields and a time")
  void whole() {
    assertEquals(
        new Point(
            "cpu",
            Map.of("host", "a", "core", "0"),
            Map.of("idle", 98.5, "busy", 3.0),
            OptionalLong.of(1700000000000000000L)),
        PointReader.read("cpu,host=a,core=0 idle=98.5,busy=3i 1700000000000000000"));
    assertEquals(
        new Point("votes", Map.of(), Map.of("value", 1.0), OptionalLong.empty()),
        PointReader.read("votes value=1"));
  }

  @ParameterizedTest
  @CsvSource({
    "1,1", "-1,-1", "+1,1", "1.,1", ".5,0.5", "1.5e3,1500", "1E-2,0.01", "7i,7", "-7i,-7", "7u,7",
    "t,1", "T,1", "true,1", "True,1", "TRUE,1", "f,0", "F,0", "false,0", "False,0", "FALSE,0",
    "9223372036854775807i,9223372036854775807", "18446744073709551615u,18446744073709551615"
  })
  @DisplayName("floats, integers, unsigned ones and booleans are numbers")
  void numbers(String spelled, double number) {
    assertEquals(number, PointReader.read("m v=" + spelled).fields().get("v"));
  }

  @Test
  @DisplayName("a backslash stands before what separates nothing")
  void escapes() {
    Point point =
        PointReader.read("my\\ disk\\,x,na\\=me=a\\ b\\,c\\=d,path=C:\\dir free\\ space\\,y\\=z=1");
    assertEquals("my disk,x", point.measurement());
    assertEquals(Map.of("na=me", "a b,c=d", "path", "C:\\dir"), point.tags());
    assertEquals(Map.of("free space,y=z", 1.0), point.fields());
  }

  @Test
  @DisplayName("texts are passed over where numbers stand beside them")
  void texts() {
    Point point = PointReader.read("system up=\"1 day, \\\"x=2\\\" \\\\\",load=0.5,o=\"\" 12");
    assertEquals(Map.of("load", 0.5), point.fields());
    assertEquals(OptionalLong.of(12), point.time());
  }

  @Test
  @DisplayName("names may have any letters, and more spaces than one are no fault")
  void letters() {
    Point point = PointReader.read("wärme,ort=北京  grad=-3.5   -9 ");
    assertEquals("wärme", point.measurement());
    assertEquals(Map.of("ort", "北京"), point.tags());
    assertEquals(OptionalLong.of(-9), point.time());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m",
        "m ",
        ",a=b v=1",
        "m,a v=1",
        "m,a= v=1",
        "m,=b v=1",
        "m, v=1",
        "m,a=b,a=c v=1",
        "m v",
        "m v=",
        "m =1",
        "m v=1,",
        "m v=1,,w=2",
        "m v=x",
        "m v=NaN",
        "m v=Inf",
        "m v=1e400",
        "m v=-1e400",
        "m v=1ii",
        "m v=1.5i",
        "m v=-1u",
        "m v=0x10",
        "m v=1_000",
        "m v=\"text\"",
        "m v=\"open",
        "m v=\"a\"b",
        "m v=1 x",
        "m v=1 1.5",
        "m v=1 1 1",
        "m v=1 99999999999999999999",
        "m v=tru",
        "m v=--1",
        "m v=1e",
        "m v=.",
        "m a=b=1",
        "m v=1\\"
      })
  @DisplayName("what is no line, or holds no number, is refused")
  void wrong(String line) {
    assertThrows(Refusal.class, () -> PointReader.read(line));
  }

  @Test
  @DisplayName("whatever comes is a point or refused")
  void anything() {
    Random random = new Random(17);
    String letters = "a1, =\\\"#.-iuet\t\u00e4\ud83d\ude00";
    for (int round = 0; round < 200_000; round++) {
      StringBuilder line = new StringBuilder();
      for (int length = random.nextInt(24); length >= 0; length--) {
        line.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        new PointItems(Optional.empty(), Precision.of(Optional.empty())).of(line.toString());
      } catch (Refusal refused) {
        // as it should be
      }
    }
  }

  @Test
  @DisplayName("a number is what these expressions say")
  void expressions() {
    Pattern whole = Pattern.compile("-?[0-9]{1,19}i|[0-9]{1,20}u");
    Pattern words = Pattern.compile("t|T|true|True|TRUE|f|F|false|False|FALSE");
    Pattern decimal = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    Random random = new Random(18);
    String letters = "0179.-+eEiutf";
    int numbers = 0;
    for (int round = 0; round < 500_000; round++) {
      StringBuilder some = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        some.append(letters.charAt(random.nextInt(letters.length())));
      }
      String text = some.toString();
      OptionalDouble read = read(text);
      boolean is =
          whole.matcher(text).matches()
              || words.matcher(text).matches()
              || decimal.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
      assertEquals(is, read.isPresent(), text);
      if (decimal.matcher(text).matches() && is) {
        assertEquals(Double.parseDouble(text), read.getAsDouble(), text);
        numbers++;
      }
    }
    assertTrue(numbers > 10_000, numbers + " numbers");
  }

  private static OptionalDouble read(String text) {
    try {
      return OptionalDouble.of(PointNumber.read(text));
    } catch (Refusal refused) {
      return OptionalDouble.empty();
    }
  }

  private static List<Line> lines(String body) {
    Lines lines = new Lines(Buffer.buffer(body), false, true);
    List<Line> all = new ArrayList<>();
    while (true) {
      lines.turn();
      Optional<Line> next = lines.next();
      next.ifPresent(all::add);
      if (next.isEmpty() && lines.ended()) {
        return all;
      }
    }
  }

  @Test
  @DisplayName("lines are counted, and what stands in quotes is no line of its own")
  void counted() {
    assertEquals(
        List.of(
            new Line(1, "a v=1", ""),
            new Line(2, "", ""),
            new Line(3, "# it's \"so", ""),
            new Line(4, "b,t=\" v=2", ""),
            new Line(5, "c t=\"x\nvotes value=1000\n\\\"\",v=3", ""),
            new Line(8, "d v=4", "")),
        lines("a v=1\r\n\n# it's \"so\nb,t=\" v=2\nc t=\"x\nvotes value=1000\n\\\"\",v=3\nd v=4"));
  }

  @Test
  @DisplayName("a line of ten megabytes is one that is wrong, and the others are read")
  void tenMegabytes() {
    List<Line> lines = lines("a v=1\nb v=" + "1".repeat(10_000_000) + "\nc v=2\n");
    assertEquals(List.of(1, 2, 3), lines.stream().map(Line::number).toList());
    assertEquals(List.of(false, true, false), lines.stream().map(Line::wrong).toList());
  }
}
