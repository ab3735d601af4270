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
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Line protocol as its specification has it, and as Telegraf writes it. */
class LineProtocolTest {

  private static Point point(String line) {
    return PointReader.read(line);
  }

  /** The lines of a body, wrong ones as what is wrong with them. */
  private static List<String> lines(String body) {
    Lines lines = new Lines(Buffer.buffer(body), false, true);
    List<String> all = new ArrayList<>();
    while (!lines.ended()) {
      lines.turn();
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        all.add(line.get().number() + ":" + line.get().text() + line.get().fault());
      }
    }
    return all;
  }

  private static List<Object> items(String line) {
    return new PointItems(Optional.empty(), Precision.of(Optional.empty())).of(line);
  }

  @Test
  @DisplayName("measurement, tags, fields and a time")
  void whole() {
    assertEquals(
        new Point(
            "weather",
            Map.of("location", "us-midwest", "season", "summer"),
            Map.of("temperature", 82.0, "humidity", 71.0),
            OptionalLong.of(1465839830100400200L)),
        point(
            "weather,location=us-midwest,season=summer temperature=82,humidity=71i"
                + " 1465839830100400200"));
    assertEquals(OptionalLong.empty(), point("weather temperature=82").time());
    assertEquals(OptionalLong.of(-5), point("weather temperature=82 -5").time());
    assertEquals(Map.of(), point("weather temperature=82").tags());
  }

  @Test
  @DisplayName("a backslash stands before a comma, an equals sign or a space, and else for itself")
  void escapes() {
    assertEquals("wea,ther", point("wea\\,ther v=1").measurement());
    assertEquals("wea ther", point("wea\\ ther v=1").measurement());
    assertEquals("wea=ther", point("wea=ther v=1").measurement());
    assertEquals(
        Map.of("loc ation", "us, mid=west"),
        point("weather,loc\\ ation=us\\,\\ mid\\=west v=1").tags());
    assertEquals(Map.of("a,b c=d", 1.0), point("m a\\,b\\ c\\=d=1").fields());
    assertEquals(Map.of("path", "C:\\dir\\file"), point("m,path=C:\\dir\\file v=1").tags());
    assertEquals("\"quoted\"", point("\"quoted\" v=1").measurement());
    assertEquals(Map.of("t", "\"q\""), point("m,t=\"q\" v=1").tags());
    assertEquals(Map.of("t", "'q'"), point("m,t='q' v=1").tags());
    assertEquals(Map.of("温", "度🙂"), point("m,温=度🙂 v=1").tags());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1, 1",
    "1., 1",
    ".5, 0.5",
    "-.5, -0.5",
    "+1.5, 1.5",
    "1.5e3, 1500",
    "1E+3, 1000",
    "1e-3, 0.001",
    "-1234.5678e-2, -12.345678",
    "1i, 1",
    "-12485903i, -12485903",
    "9223372036854775807i, 9223372036854775807",
    "0u, 0",
    "18446744073709551615u, 18446744073709551615",
    "t, 1",
    "T, 1",
    "true, 1",
    "True, 1",
    "TRUE, 1",
    "f, 0",
    "F, 0",
    "false, 0",
    "False, 0",
    "FALSE, 0"
  })
  void numbers(String spelled, double number) {
    assertEquals(Map.of("v", number), point("m v=" + spelled).fields());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m",
        "m ",
        "m v",
        "m v=",
        "m =1",
        "m v=1,",
        "m v=1,=2",
        "m,t v=1",
        "m,t= v=1",
        "m,=x v=1",
        "m, v=1",
        ",t=x v=1",
        " =1",
        "m,t=a,t=b v=1",
        "m v=1 2 3",
        "m v=1 now",
        "m v=1 1.5",
        "m v=1 99999999999999999999",
        "m v=1x",
        "m v=1ii",
        "m v=1.5i",
        "m v=-1u",
        "m v=tRUE",
        "m v=nan",
        "m v=NaN",
        "m v=Inf",
        "m v=-Infinity",
        "m v=0x1F",
        "m v=1e400",
        "m v=--1",
        "m v=.",
        "m v=e5",
        "m v='text'",
        "m v=\"text",
        "m v=\"text\\\"",
        "m v=\"text\"more",
        "m v=\"only text\"",
        "m,t=a=b v=1",
        "m\\ v=1"
      })
  void wrong(String line) {
    assertThrows(Refusal.class, () -> point(line));
  }

  @Test
  @DisplayName("texts are passed over beside numbers, whatever stands in them")
  void texts() {
    assertEquals(Map.of("v", 1.0), point("m s=\"a, b=c \\\" \\\\\",v=1").fields());
    assertEquals(Map.of("v", 1.0), point("m v=1,s=\"\" 7").fields());
    assertEquals(Map.of("v", 1.0), point("m s=\"line\nbreak\",v=1").fields());
    assertEquals(Map.of("v", 2.0), point("m v=1,v=2").fields());
  }

  @Test
  @DisplayName("comments and blank lines are nothing, and CRLF ends a line")
  void comments() {
    assertEquals(List.of(), items("# a comment, v=1"));
    assertEquals(List.of(), items("  # another"));
    assertEquals(
        List.of("1:# it's \"open", "2:m v=1", "3:", "4:m v=2", "5:m v=3"),
        lines("# it's \"open\r\nm v=1\r\n\r\nm v=2\nm v=3"));
  }

  @Test
  @DisplayName("a line break in a quoted text ends no line, and lines count on behind it")
  void breaks() {
    assertEquals(
        List.of("1:m s=\"a\nb\\\"\nc\",v=1 5", "4:n v=2"),
        lines("m s=\"a\nb\\\"\nc\",v=1 5\nn v=2\n"));
    assertEquals(List.of("1:m,t=\"a v=1", "2:n v=2"), lines("m,t=\"a v=1\nn v=2"));
    assertEquals(List.of("1:m v=1\"", "2:n v=2"), lines("m v=1\"\nn v=2"));
    assertEquals(List.of("1:温 s=\"a\nb\",v=1", "3:n v=2"), lines("温 s=\"a\nb\",v=1\nn v=2"));
    List<String> open = lines("m s=\"" + "x".repeat(70_000) + "\nn v=2\n");
    assertEquals(2, open.size());
    assertTrue(open.get(0).endsWith("bytes."), "one that never ends takes no more than a line may");
    assertEquals("2:n v=2", open.get(1));
  }

  @Test
  @DisplayName("lines of Telegraf's own inputs become metrics of those names")
  void telegraf() {
    List<Object> cpu =
        items("cpu,cpu=cpu-total,host=web-1 usage_idle=98.9,usage_user=0.6 1700000000000000000");
    assertEquals(
        "{set=cpu.usage_idle, value=98.9, labels={cpu=cpu-total, host=web-1}, at=1700000000000}",
        cpu.get(0).toString());
    assertEquals(2, cpu.size());
    assertEquals(
        "[{set=system.load1, value=0.5, labels={host=web-1}, at=1700000000000}]",
        items("system,host=web-1 load1=0.5,uptime_format=\"1 day, 2:03\" 1700000000000000000")
            .toString());
    assertEquals(
        "{set=disk.free, value=5.0, labels={fstype=ext4, mode=rw, path=/}}",
        items("disk,fstype=ext4,mode=rw,path=/ free=5i,inodes_free=7u").get(0).toString());
    assertEquals(
        "{set=win_perf.Percent_Idle, value=1.0, labels={}}",
        items("win_perf Percent\\ Idle=1").get(0).toString());
    assertEquals("{set=_1min, value=1.0, labels={}}", items("1min value=1").get(0).toString());
  }
}
