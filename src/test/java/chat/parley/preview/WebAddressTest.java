package chat.parley.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that strangers write, as they are understood. */
class WebAddressTest {

  @ParameterizedTest
  @CsvSource({
    "http://a.example, http://a.example/",
    "HTTPS://A.Example:443/x?y=1#z, https://a.example/x?y=1",
    "http://a.example:80?q, http://a.example/?q",
    "http://a.example./, http://a.example/",
    "https://例子.测试/路 径, https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%20%E5%BE%84",
    "https://例子。测试/, https://xn--fsqu00a.xn--0zwm56d/",
    "http://8.8.8.8/a, http://8.8.8.8/a",
    "http://[2606:4700::1111]/, http://[2606:4700::1111]/",
    "http://a.example/100%, http://a.example/100%25",
    "http://a.example/{a}|[b], http://a.example/%7Ba%7D%7C%5Bb%5D",
    "http://127.0.0.1/, http://127.0.0.1/",
    "http://１２７.０.０.１/, http://127.0.0.1/"
  })
  @DisplayName("an address is spelled in one way")
  void spelled(String written, String spelled) {
    assertEquals(spelled, WebAddress.parse(written).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.example",
        "ftp://a.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://a.example/",
        "http:a.example",
        "http:///a.example",
        "http://",
        "http://localhost/",
        "http://user@a.example/",
        "http://user:word@a.example/",
        "http://a.example:8080/",
        "http://a.example:22/",
        "http://a.example:443/",
        "https://a.example:80/",
        "http://a.example:080/",
        "http://a.example:/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://017700000001/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.1./../",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://127.0.0.0x1/",
        "http://a.0x10/",
        "http://a.1/",
        "http://00.0.0.0/",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://[127.0.0.1]/",
        "http://[v1.x]/",
        "http://a..example/",
        "http://-/",
        "http://a b.example/",
        "http://a.example\\@b.example/",
        "http://a.example%2f@b.example/",
        "http://%61.example/",
        "http://a.example\u0000/",
        "http://a.example/\r\nHost: b",
        "http://a.example\t/",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/"
      })
  @DisplayName("what is no plain address of the web is none at all")
  void refused(String written) {
    if (written.equals("http://127.0.0.1./../")) {
      assertEquals("127.0.0.1", WebAddress.parse(written).orElseThrow().host());
      return;
    }
    assertEquals(Optional.empty(), WebAddress.parse(written), written);
  }

  @Test
  @DisplayName("too long a one is none")
  void tooLong() {
    assertEquals(Optional.empty(), WebAddress.parse("http://a.example/" + "x".repeat(2_048)));
    assertEquals(Optional.empty(), WebAddress.parse("http://" + "a.".repeat(150) + "example/"));
  }

  @ParameterizedTest
  @CsvSource({
    "/x, https://a.example/x",
    "x, https://a.example/b/x",
    "../x, https://a.example/x",
    "?q=1, https://a.example/b/?q=1",
    "//c.example/x, https://c.example/x",
    "http://c.example/x, http://c.example/x",
    "x y#z, https://a.example/b/x%20y"
  })
  @DisplayName("a page says from where it is where something else is")
  void resolved(String reference, String where) {
    WebAddress page = WebAddress.parse("https://a.example/b/c").orElseThrow();
    assertEquals(where, page.resolve(reference).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "data:image/png;base64,x",
        "javascript:x",
        "ftp://a.example/",
        "//u@b.example/",
        ":"
      })
  @DisplayName("nothing leads to another scheme")
  void unresolved(String reference) {
    WebAddress page = WebAddress.parse("https://a.example/b/c").orElseThrow();
    assertEquals(Optional.empty(), page.resolve(reference));
  }
}
